"""Records that several rooms share: submission, lead, findings, draft, action, run, audit, ids.

Pure: no I/O, no SDK, no clock, no randomness of its own; time and ids come in as arguments."""
