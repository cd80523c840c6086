"""`python -m infra.docs`: write the tables and the picture anew."""

from __future__ import annotations

from pathlib import Path

from infra import env
from infra.docs import picture
from infra.docs.tables import TABLES, replaced

ROOT = Path(__file__).parent.parent.parent
PICTURE = "docs/rooms.svg"
EXAMPLE = ".env.example"


def pages(root: Path) -> dict[str, str]:
    """Every generated page, by its path below `root`, as it ought to be."""
    made = {table.page: (root / table.page).read_text("utf-8") for table in TABLES}
    for table in TABLES:
        made[table.page] = replaced(made[table.page], table.name, table.make())
    return {**made, PICTURE: picture.draw(root), EXAMPLE: env.example()}


def main() -> None:
    """Write what has changed, and say so."""
    for name, text in pages(ROOT).items():
        page = ROOT / name
        if not page.exists() or page.read_text("utf-8") != text:
            page.write_text(text, "utf-8")
            print(f"wrote {name}")


if __name__ == "__main__":
    main()
