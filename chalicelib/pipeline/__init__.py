"""A submission's way from received to drafted: intake, the 13 steps, and the engine that runs them.

Steps read through connectors and our own store, decide, and return a `Result` with Actions; only the engine hands
those to the gate, so no step writes outside."""
