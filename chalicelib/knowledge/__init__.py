"""What the team approved to be said about itself: how a pack is read and stored, which answers may be used, and what fits an ask.

Everything but `store` is pure. Who may change the pack is in `operations`; how a letter uses an answer is in `drafting`.
"""
