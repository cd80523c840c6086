"""The zip that ships: Chalice's, without what is never run, with bytecode, the same bytes for the same commit.

PRUNED is the one table of what is left out, each with its reason. What must be there is REQUIRED. Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import zipfile
from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

MIB = 1024 * 1024
ZIP_BUDGET, UNZIPPED_BUDGET = 35 * MIB, 100 * MIB
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip can hold; a real one would differ from build to build."""
LAMBDA_ROOT = "/var/task"
DISCOVERY = "googleapiclient/discovery_cache/documents/"


@dataclass(frozen=True)
class Rule:
    """Leaves out files that match (a shell pattern on the whole path; `*` crosses folders), except those matching `unless`."""

    pattern: str
    why: str
    unless: tuple[str, ...] = ()


PRUNED: tuple[Rule, ...] = (
    Rule("*.py[ico]", "stubs, and bytecode that Chalice left"),
    Rule("*.dist-info/*", "installers' own records", ("*/METADATA", "*/entry_points.txt", "*LICEN[CS]E*", "*NOTICE*")),
    Rule("*/tests/*", "tests"),
    Rule("*.[ch]", "sources of compiled parts"),
    Rule("*.pyx", "sources of compiled parts"),
    *(
        Rule(pattern, "Chalice's command line, not its runtime")
        for name in (
            "pip", "setuptools", "pkg_resources", "_distutils_hack", "wheel", "click", "yaml", "_yaml", "inquirer",
            "blessed", "jinxed", "wcwidth", "readchar", "editor", "runs", "xmod",
        )
        for pattern in (f"{name}/*", f"{name}-*.dist-info/*")
    ),
    Rule("editor.py", "Chalice's command line, not its runtime"),
    Rule("distutils-precedence.pth", "setuptools is left out"),
    Rule(
        f"{DISCOVERY}*", "descriptions of Google APIs that are not called",
        tuple(f"{DISCOVERY}{name}.json" for name in ("gmail.v1", "calendar.v3", "drive.v3")),
    ),
    Rule(
        "botocore/data/*", "descriptions of AWS services that are not called",
        (
            "botocore/data/*.json", "botocore/data/dynamodb/*", "botocore/data/sqs/*", "botocore/data/secretsmanager/*",
            "botocore/data/sts/*",
        ),
    ),
    Rule("botocore/data/*/*/examples-1.json*", "examples"),
    Rule("botocore/data/*/*/waiters-2.json*", "waiters are not used"),
    Rule("boto3/data/*", "resource descriptions; only clients are used"),
    Rule("boto3/examples/*", "examples"),
    *(
        Rule(f"hubspot/{area}/*", "areas of HubSpot that are not called")
        for area in (
            "auth", "automation", "business_units", "cms", "communication_preferences", "conversations", "events", "files",
            "marketing", "oauth", "settings", "webhooks",
        )
    ),
    Rule(
        "hubspot/crm/*", "areas of HubSpot's CRM that are not called",
        (
            "hubspot/crm/__init__.py", "hubspot/crm/association_type.py", "hubspot/crm/object_type.py",
            *(f"hubspot/crm/{area}/*" for area in ("contacts", "companies", "owners", "objects", "associations")),
        ),
    ),
    *(
        Rule(f"hubspot/crm/objects/{area}/*", "objects of HubSpot that are not called")
        for area in (
            "calls", "communications", "deal_splits", "emails", "feedback_submissions", "goals", "leads", "meetings",
            "postal_mail", "taxes",
        )
    ),
    Rule("phonenumbers/geodata/*", "names of places of phone numbers"),
    Rule("phonenumbers/carrierdata/*", "carriers of phone numbers"),
    Rule("phonenumbers/shortdata/*", "short numbers", ("*/__init__.py",)),
    Rule("holidays/locale/*", "names of holidays in other languages"),
    Rule("aws_lambda_powertools/event_handler/*", "Chalice handles events"),
    Rule("pyasn1_modules/*", "needed for service accounts in P12 files only"),
    *(
        Rule(f"openai/{kind}/{area}/*", "areas of OpenAI that are not called")
        for kind in ("types", "resources")
        for area in ("admin", "audio", "beta", "evals", "fine_tuning", "live", "realtime", "vector_stores", "webhooks")
        if (kind, area) != ("types", "audio")
    ),
    Rule("pydantic/v1/*", "the old interface"),
)  # fmt: skip

REQUIRED: tuple[str, ...] = (
    "app.py", "chalicelib/wiring.py", "chalicelib/knowledge/lexicon/subjects.txt", "chalicelib/console/templates/run.html", "chalice/app.py", "boto3/__init__.py",
    "botocore/data/dynamodb/2012-08-10/service-2.json.gz", "botocore/data/sqs/2012-11-05/service-2.json.gz",
    "botocore/data/secretsmanager/2017-10-17/service-2.json.gz", "botocore/data/endpoints.json",
    f"{DISCOVERY}gmail.v1.json", f"{DISCOVERY}calendar.v3.json", f"{DISCOVERY}drive.v3.json",
    "pynamodb/models.py", "pydantic/__init__.py", "jinja2/__init__.py", "hubspot/__init__.py",
    "hubspot/crm/contacts/__init__.py", "hubspot/crm/objects/tasks/__init__.py", "openai/__init__.py",
    "aws_lambda_powertools/metrics/__init__.py", "aws_lambda_powertools/utilities/parameters/__init__.py",
    "tzdata/zoneinfo/Europe/Berlin", "phonenumbers/tzdata/__init__.py", "holidays/countries/germany.py",
    "publicsuffixlist/public_suffix_list.dat",
)  # fmt: skip


class Unfit(Exception):
    """The artifact must not ship: something is missing, or it is too large."""


@dataclass(frozen=True)
class Sizes:
    """Bytes of the artefact, and the account of every file: by what it belongs to, and by why it was left out."""

    zipped: int
    unzipped: int
    kept: Counter[str]
    left_out: Counter[str]

    def report(self) -> str:
        """The report as text, largest parts first."""
        lines = [f"{self.zipped / MIB:8.2f} MiB zipped (budget {ZIP_BUDGET / MIB:.0f})"]
        lines += [
            f"{self.unzipped / MIB:8.2f} MiB unzipped (budget {UNZIPPED_BUDGET / MIB:.0f})",
            "",
            "kept, MiB unzipped",
        ]
        lines += [f"{size / MIB:8.2f}  {name}" for name, size in self.kept.most_common()]
        lines += ["", "left out, MiB unzipped"]
        lines += [f"{size / MIB:8.2f}  {why}" for why, size in self.left_out.most_common()]
        return "\n".join(lines) + "\n"


def rule_for(path: str) -> Rule | None:
    """The first rule that leaves a file out; None when it ships."""
    for rule in PRUNED:
        if fnmatchcase(path, rule.pattern) and not any(fnmatchcase(path, one) for one in rule.unless):
            return rule
    return None


def unpack(source: Path, folder: Path) -> Counter[str]:
    """Unpack the part of Chalice's zip that ships; returns the bytes left out, by reason."""
    left_out: Counter[str] = Counter()
    with zipfile.ZipFile(source) as given:
        for entry in given.infolist():
            rule = None if entry.is_dir() else rule_for(entry.filename)
            if rule:
                left_out[rule.why] += entry.file_size
            elif not entry.is_dir():
                given.extract(entry, folder)
    return left_out


def compile_all(folder: Path, python: Path) -> None:
    """Bytecode for every module, as the runtime's own interpreter makes it. Unchecked: the zip never changes in place."""
    program = [str(python), "-m", "compileall", "-q", "-j", "1", "--invalidation-mode", "unchecked-hash"]
    # The order in which a set is stored would otherwise differ from process to process.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([*program, "-s", str(folder), "-p", LAMBDA_ROOT, str(folder)], check=True, env=environment)


def pack(folder: Path, target: Path) -> tuple[int, Counter[str]]:
    """Zip a folder deterministically; returns the unzipped bytes, in total and by top-level name."""
    kept: Counter[str] = Counter()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in files:
            name = path.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            content = path.read_bytes()
            made.writestr(entry, content)
            kept[name.split("/")[0]] += len(content)
    return kept.total(), kept


def build(source: Path, target: Path, folder: Path, python: Path) -> Sizes:
    """Make the artefact from Chalice's zip. `folder` is scratch and must be empty."""
    left_out = unpack(source, folder)
    compile_all(folder, python)
    unzipped, kept = pack(folder, target)
    return Sizes(target.stat().st_size, unzipped, kept, left_out)


def check(target: Path, sizes: Sizes) -> None:
    """Raises Unfit when a required file is missing or a size budget is exceeded."""
    with zipfile.ZipFile(target) as made:
        names = set(made.namelist())
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise Unfit(f"Missing from the zip: {', '.join(missing)}.")
    if sizes.zipped > ZIP_BUDGET or sizes.unzipped > UNZIPPED_BUDGET:
        raise Unfit(f"Too large: {sizes.zipped / MIB:.1f} MiB zipped, {sizes.unzipped / MIB:.1f} MiB unzipped.")
