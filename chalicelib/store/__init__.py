"""Our own records in DynamoDB: two tables, and one module per kind of record.

A record is defined in `domain`; here it gets its keys and indexes, nothing else. Every access is a key look-up or a
Query on an index; there is no Scan."""
