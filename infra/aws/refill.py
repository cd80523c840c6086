"""`python -m infra.aws refill`: copy a restored backup into a stage's own table without overwriting anything.

AWS restores a table under another name, which the stage's functions may not access, so the items are copied. What was
written since the loss is newer than the backup and stays.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

PAGE = 100


def refill(
    db: Any, source: str, target: str, *, per_second: float, sleep: Callable[[float], None] = time.sleep
) -> tuple[int, int]:
    """Copy every item of `source` that `target` lacks; returns (copied, already there). Safe to stop and repeat."""
    copied, kept = 0, 0
    for page in db.get_paginator("scan").paginate(TableName=source, PaginationConfig={"PageSize": PAGE}):
        for item in page["Items"]:
            inserted = _inserted(db, target, item)
            copied, kept = copied + inserted, kept + (not inserted)
        sleep(len(page["Items"]) / per_second)
    return copied, kept


def _inserted(db: Any, table: str, item: dict[str, Any]) -> bool:
    """Whether the item was inserted; False where there is one. By INSERT, as the audit table's policy denies all else."""
    fields = ", ".join(f"'{name}': ?" for name in item)
    try:
        db.execute_statement(Statement=f'INSERT INTO "{table}" VALUE {{{fields}}}', Parameters=list(item.values()))
    except ClientError as error:
        if error.response["Error"]["Code"] != "DuplicateItemException":
            raise
        return False
    return True
