"""The figures of the design, measured: `make bench` prints goal, figure and verdict, with the method beside each.

Everything runs on this machine against the emulators with the delays of `DELAYS_S`; figures that compare two times take
both within one run, since machines differ."""

DELAYS_S = {"hubspot": 0.15, "gmail": 0.12, "drive": 0.15, "calendar": 0.10, "llm": 3.0}
"""What each emulated service waits before it answers, in seconds."""
