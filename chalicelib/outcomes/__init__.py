"""How earlier leads went, as abstractions; nobody's words."""
