"""What the words of the field mean: records, rules and decisions.

Pure: no I/O, no SDK, no clock, no randomness of its own; time and ids come in as arguments."""
