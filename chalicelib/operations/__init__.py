"""What operators do: stop, resume, admit, team, replay, release, suppress. Command, console and API share these use cases.

Each one checks, acts, leaves an audit event (who, when, why, before, after), and returns a typed result; the caller puts
it into words. Nothing here reads arguments, prints, or knows HTTP.
"""
