"""One contestant in a process of its own: gets ready, then takes a turn for each line it is sent.

    python -m tests.benchmarks.contestant training:hand:small

It answers with one line of JSON each: {"ready": true}, {"missing": "torch"}, {"measured": 0.0021}.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
from typing import Any

#: Turns before the first one that counts: caches fill, arrays are made, pages are touched.
WARM_UP = 2


def say(**words: Any) -> None:
    print(json.dumps(words), flush=True)


def main(who: str) -> None:
    work, name, *details = who.split(":")
    try:
        made = getattr(importlib.import_module(f"tests.benchmarks.works.{work}"), name)(*details)
    except ImportError as error:
        say(missing=error.name)
        return
    if name == "check":
        say(ready=True)
        return
    for _ in range(WARM_UP):
        made()
    gc.collect()
    say(ready=True)
    for _ in sys.stdin:
        say(measured=made())


if __name__ == "__main__":
    main(sys.argv[1])
