"""Reading the outside, one module a system, with the vendors' own SDKs, imported on first use.

Nothing here writes: every outside write is in `gate/effects/`. What fails becomes one of `chalicelib.errors`;
"nothing there" is an empty answer, "could not look" is an error."""
