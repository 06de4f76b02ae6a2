"""Confine this process to the current folder and print, as JSON, which layers are on."""

import json
from pathlib import Path

from minigrad.grader.confine import confine

print(json.dumps([vars(layer) for layer in confine([], Path.cwd())]))
