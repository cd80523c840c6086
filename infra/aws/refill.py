"""`python -m infra.aws refill`: bring a restored backup back into a stage's own table, without overwriting what is there.

AWS restores a table under another name. The stage's functions may only reach their own, so the items are copied: what
was written since the loss is newer than the backup, and stays.
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
    """Copy every item of `source` that `target` lacks; gives (copied, left as they were). Safe to stop and repeat."""
    copied, kept = 0, 0
    key = db.describe_table(TableName=target)["Table"]["KeySchema"][0]["AttributeName"]
    for page in db.get_paginator("scan").paginate(TableName=source, PaginationConfig={"PageSize": PAGE}):
        for item in page["Items"]:
            try:
                db.put_item(TableName=target, Item=item, ConditionExpression=f"attribute_not_exists({key})")
                copied += 1
            except ClientError as error:
                if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                    raise
                kept += 1
        sleep(len(page["Items"]) / per_second)
    return copied, kept
