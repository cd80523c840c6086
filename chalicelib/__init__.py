"""The product. Rooms and who may import whom: the import contracts in `pyproject.toml`; nothing here knows `infra`."""
