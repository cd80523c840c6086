"""Times to meet: wishes in a message, whose clock, working hours, free slots. Pure."""
