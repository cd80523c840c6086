"""The package, the template and the permissions, held to what they must be."""
