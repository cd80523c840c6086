"""moto's server, which also knows PartiQL's INSERT as the audit log uses it: with parameters, and never over an item.

moto 5.2 fails at the parameters and would overwrite. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html
"""

from __future__ import annotations

import re
import sys
from typing import Any

from moto.dynamodb.exceptions import ConditionalCheckFailed, DynamodbException
from moto.dynamodb.models import DynamoDBBackend
from moto.server import main

INSERT = re.compile(r"""INSERT INTO "([^"]+)" VALUE \{((?:'\w+': \?(?:, )?)+)\}""")


class Duplicate(DynamodbException):
    """There is an item under this key."""

    def __init__(self) -> None:
        super().__init__(
            "com.amazonaws.dynamodb.v20120810#DuplicateItemException", "Duplicate primary key exists in table"
        )


def teach() -> None:
    """Let every moto in this process know INSERT."""
    others = DynamoDBBackend.execute_statement
    if others.__module__ == __name__:
        return

    def execute_statement(self: Any, statement: str, parameters: list[dict[str, Any]]) -> Any:
        match = INSERT.fullmatch(statement)
        if not match:
            return others(self, statement, parameters)
        table, names = match[1], re.findall(r"'(\w+)'", match[2])
        keys = self.get_table(table).table_key_attrs
        try:
            free = f"attribute_not_exists({keys[0]})"
            self.put_item(table, dict(zip(names, parameters, strict=True)), condition_expression=free)
        except ConditionalCheckFailed:
            raise Duplicate from None
        return []

    DynamoDBBackend.execute_statement = execute_statement  # type: ignore[method-assign]


if __name__ == "__main__":
    teach()
    main(sys.argv[1:])
