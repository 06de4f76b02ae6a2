"""The line between a worker and the judge, apart from what an answer may read and print."""

from __future__ import annotations

import faulthandler
import json
import os
import select
import sys
from io import TextIOWrapper
from typing import Any

from minigrad.grader.outcome import CUT_OFF

Record = dict[str, Any]

CHUNK = 65536
#: After these records the answer's code runs, and the clock with it.
CLOCKED = ("import", "begin")


class Channel:
    """The standard input and output as they were.

    From here on the input is empty, and what is printed goes to the error output.
    """

    def __init__(self) -> None:
        self.source, sink = os.dup(0), os.dup(1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # what is printed last is not to be lost
                stream.reconfigure(errors="replace", line_buffering=True)
        self.sink = os.fdopen(sink, "w", encoding="utf-8")
        self.heard, self.token = b"", ""

    def next_message(self) -> Record | None:
        """What the judge says next; None if there is nobody any more."""
        while b"\n" not in self.heard:
            chunk = os.read(self.source, CHUNK)
            if not chunk:
                return None
            self.heard += chunk
        line, _, self.heard = self.heard.partition(b"\n")
        message = json.loads(line)
        self.token = message["token"]
        return message

    def is_wanted(self) -> bool:
        """True if there is a message; False also where that cannot be known (Windows)."""
        try:
            return bool(self.heard or select.select([self.source], [], [], 0)[0])
        except OSError:
            return False

    def tell(self, record: Record, limit: float = 0.0) -> None:
        """Report.  Where the answer's code runs next, set an alarm after ``limit`` seconds.

        The alarm says in which line Python is, even if that line never gives control back, and ends
        this process.
        """
        line = json.dumps(record | {"token": self.token}) + "\n"
        try:
            self.sink.write(line)
            self.sink.flush()
            if record["event"] in CLOCKED:
                faulthandler.dump_traceback_later(limit, exit=True, file=self.sink)
            else:
                faulthandler.cancel_dump_traceback_later()
        except (OSError, ValueError):  # somebody closed it
            os._exit(CUT_OFF)
