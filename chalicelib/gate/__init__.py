"""The one door to the outside: policy decides, the ledger performs once, effects know how.

Only `ledger` may import `effects`; everything else hands the ledger an Action."""
