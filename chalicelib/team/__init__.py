"""Reps and admitted forms: how they are stored, and which rep answers a lead."""
