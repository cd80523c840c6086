"""What a message says: purposes, asks, wishes, tone, deadlines, and what in it is aimed at a machine. Pure.

Rules over wordings as data (`wordings`), one file a subject; `message.read` puts them together. It knows no records.
"""
