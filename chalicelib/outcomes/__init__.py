"""How earlier leads turned out: traits and counts, never anyone's words."""
