"""`python -m infra.aws.plain TEMPLATE`: Chalice's template without AWS's transform, to standard output.

So the template can be read, linted, and compared before anything is created. The artifact's location is two parameters, so
the template does not depend on where it is uploaded. Runs in the build environment, which has its own libraries.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator


def plain(template: dict[str, Any]) -> dict[str, Any]:
    """The template with only CloudFormation's own resource types."""
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = {"Bucket": {"Ref": "CodeBucket"}, "Key": {"Ref": "CodeKey"}}
    made: dict[str, Any] = Translator({}, Parser()).translate(template, parameter_values={})
    return made


if __name__ == "__main__":
    print(json.dumps(plain(json.loads(Path(sys.argv[1]).read_text())), indent=1, sort_keys=True))
