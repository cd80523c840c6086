"""`python -m infra.aws.plain TEMPLATE`: Chalice's template without AWS's transform, to standard output.

What will be made can then be read, linted and compared before anything is. The artefact's place comes in as two parameters,
so that the template does not change with where it is uploaded. Runs under the builder, whose libraries are its own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator


def plain(template: dict[str, Any]) -> dict[str, Any]:
    """The template with every resource as CloudFormation itself knows it."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": {"Ref": "CodeBucket"}, "Key": {"Ref": "CodeKey"}}
    made: dict[str, Any] = Translator({}, Parser()).translate(template, parameter_values={})
    return made


if __name__ == "__main__":
    print(json.dumps(plain(json.loads(Path(sys.argv[1]).read_text())), indent=1, sort_keys=True))
