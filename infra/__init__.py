"""What the product needs around it: AWS beyond Chalice, the local run, the emulators. `chalicelib` knows none of it."""
