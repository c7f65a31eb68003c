"""Holds FHIR messages against two validators that share no code with us or with each other: fhir.resources
(R4B, which is R4 for these resources) and fhirkit (R4). Prints what is wrong with each file as JSON: a list of
sentences, by the file's name."""

import json
import pathlib
import subprocess
import sys

from fhir.resources.R4B import get_fhir_model_class

found = {}
for name in sys.argv[1:]:
    problems = []
    try:
        get_fhir_model_class("Bundle").model_validate_json(pathlib.Path(name).read_text())
    except Exception as error:
        problems.append(f"fhir.resources: {error}")
    run = subprocess.run(
        [str(pathlib.Path(sys.executable).parent / "fhirkit"), "validate", name],
        capture_output=True, text=True)
    if run.returncode:
        problems.append(f"fhirkit: {run.stdout}{run.stderr}")
    found[pathlib.Path(name).name] = problems
print(json.dumps(found))
