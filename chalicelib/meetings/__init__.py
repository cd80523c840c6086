"""Times to meet: wishes in a message, the lead's time zone, working hours, free slots. Pure."""
