"""The people who write to us: suppression, and which run a person belongs to just now."""
