"""What the documentation says and the code knows better: tables and one picture, made from the code by `make docs`.

A test holds every page to what this package would write."""
