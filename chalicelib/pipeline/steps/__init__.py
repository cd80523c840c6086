"""The 13 steps, one file each, each with `run(context) -> Result`. They never import one another; `table.py` names them."""
