"""The whole service on one machine with one command: real handlers, embedded DynamoDB, a queue, a clock, emulators."""
