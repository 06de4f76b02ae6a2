"""Answers that want to pass without being right, or to do harm while they are looked at.

Each answers a stage that doubles a number, and gives three times as much instead.
"""

# ruff: noqa: E501  a line of somebody else's program is as long as it is

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent, indent

WRONG = "return x * 3"

FILE = """\
from minigrad import Tensor

{first}

def double(x):
{double}


def lookup(weight, ids):
    return weight[ids]
"""


@dataclass(frozen=True)
class Hostile:
    """An answer, and what the report on it says.

    ``first`` runs when the file is imported, ``double`` is what ought to double; or ``raw`` is the
    whole file.  MATERIAL and WORKSPACE stand for the folders of the course.  ``files`` are planted
    in the workspace.  Without the layer of confinement that it ``needs``, it would do real harm.
    """

    name: str
    says: str
    first: str = ""
    double: str = WRONG
    needs: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None

    def source(self, material: str, workspace: str) -> bytes:
        if self.raw is not None:
            return self.raw
        parts = {"first": dedent(self.first), "double": indent(dedent(self.double), "    ")}
        text = FILE.format(**parts)
        return (
            text.replace("MATERIAL", repr(material)).replace("WORKSPACE", repr(workspace)).encode()
        )


LATE = "there was no answer within"
THRICE = "numbers are wrong"
CRASH = "Python crashed"
# Since Python 3.12 a recursion in C has a limit of its own.
DEEP = CRASH if sys.version_info < (3, 12) else "RecursionError"
STOPPED = "Python stopped before the end"

ENDLESS = [
    Hostile("a loop at import", LATE, first="while True: pass"),
    Hostile("a loop in a check", LATE, double="while True: pass"),
    Hostile("a loop inside C", LATE, first="sum(iter(int, 1))"),
    Hostile(
        "a regular expression that never ends",
        LATE,
        first="import re\nre.match('(a+)+$', 'a' * 64 + 'b')",
    ),
    Hostile("sleep", LATE, first="import time\ntime.sleep(1000)"),
    Hostile(
        "a lock nobody opens",
        LATE,
        first="import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()",
    ),
    Hostile(
        "it stops itself", LATE, first="import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"
    ),
    Hostile(
        "a loop without alarm",
        LATE,
        first="import faulthandler\nfaulthandler.cancel_dump_traceback_later()\nwhile True: pass",
    ),
    Hostile(
        "a text that takes for ever",
        LATE,
        first="""
        class Error(Exception):
            def __str__(self):
                while True: pass
        raise Error
    """,
    ),
    Hostile(
        "an import of itself", "must not import", first="from exercises.s04_double import double"
    ),
]

ENDS = [
    Hostile("exit at import", "SystemExit", first="import sys\nsys.exit(0)"),
    Hostile("exit in a check", "asked Python to exit", double="raise SystemExit(0)"),
    Hostile("end at import", STOPPED, first="import os\nos._exit(0)"),
    Hostile("end in a check", STOPPED, double="import os\nos._exit(0)"),
    Hostile("end in a thread", STOPPED, first="""
        import os, threading
        threading.Timer(0.0, os._exit, [0]).start()
        import time
        time.sleep(0.5)
    """),
    Hostile("abort", CRASH, first="import os\nos.abort()"),
    Hostile("a wrong address", CRASH, double="import ctypes\nctypes.string_at(8)"),
    Hostile("it kills itself", "signal 9", first="import os\nos.kill(os.getpid(), 9)"),
    Hostile("an alarm", "signal 14", first="import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.01)\nwhile True: pass"),
    Hostile("Ctrl-C", "KeyboardInterrupt", double="raise KeyboardInterrupt"),
    Hostile("a skipped test", "Skipped", double="import pytest\npytest.skip('not today')"),
    Hostile("the end of pytest", "Exit", double="import pytest\npytest.exit('done', 0)"),
    Hostile("a piece still to be written", "still to be written", double="raise NotImplementedError"),
    Hostile("a hundred megabytes of excuses", "RuntimeError", double="raise RuntimeError('x' * 10**8)"),
    Hostile("recursion without end", "RecursionError", double="return double(x)"),
    Hostile("recursion deep in C", DEEP, first="""
        import sys
        sys.setrecursionlimit(10**9)
        class Deep:
            def __repr__(self):
                return repr(self)
        repr(Deep())
    """),
    Hostile("no recursion at all", "", first="import sys\nsys.setrecursionlimit(60)"),
]

LIES = [
    Hostile(
        "printed words",
        THRICE,
        first="""
        import sys
        print("3 passed")
        sys.stderr.write("OK\\n")
        print('{"event": "end"}')
    """,
    ),
    Hostile(
        "records on every line there is",
        "",
        first="""
        import json, os
        NAMES = "double is twice as much", "its gradient is two", "lookup gives rows"
        told = [{"event": "check", "name": name, "status": "passed", "message": "",
                 "observations": []} for name in NAMES]
        text = "".join(json.dumps(record) + "\\n" for record in [*told, {"event": "end"}])
        for number in range(3, 64):
            try:
                os.write(number, text.encode())
            except OSError:
                pass
    """,
    ),
    Hostile(
        "a whole report of its own, and the end",
        "",
        first="""
        import json, os
        NAMES = "double is twice as much", "its gradient is two", "lookup gives rows"
        told = [{"event": "begin", "name": name} for name in NAMES]
        told += [{"event": "check", "name": name, "status": "passed", "message": "",
                  "observations": []} for name in NAMES]
        text = "".join(json.dumps(record) + "\\n" for record in [*told, {"event": "end"}])
        for number in range(3, 64):
            try:
                os.write(number, text.encode())
            except OSError:
                pass
        os._exit(0)
    """,
    ),
    Hostile(
        "a report with numbers that it cannot know",
        THRICE,
        first="""
        import sys
        true = sys.modules["minigrad.grader.record"].observe
        def observe(what, kind, value, *_, true=true, **__):
            true(what, kind, value * 0, None, None)
        for module in list(sys.modules.values()):
            for name, thing in list(vars(module).items()):
                if thing is true:
                    setattr(module, name, observe)
    """,
    ),
    Hostile(
        "observations that never happen",
        "",
        first="""
        import sys
        seen = sys.modules["minigrad.grader.record"].observe
        for module in list(sys.modules.values()):
            for name, thing in list(vars(module).items()):
                if thing is seen:
                    setattr(module, name, lambda *_, **__: None)
    """,
    ),
    Hostile(
        "assertions that agree",
        "",
        first="""
        import gc, types
        for thing in gc.get_objects():
            if isinstance(thing, types.FunctionType) and thing.__name__.startswith("assert_"):
                thing.__code__ = (lambda *_, **__: None).__code__
                thing.__kwdefaults__ = None
    """,
    ),
    Hostile(
        "a runner that always passes",
        "",
        first="""
        import sys
        run = sys.modules["minigrad.grader.run"]
        def observed_check(test, answer, rng=None, *, judging=True):
            name = run.check_name(test.__name__)
            return run.CheckReport(name, "passed", ""), []
        for module in list(sys.modules.values()):
            if hasattr(module, "observed_check"):
                module.observed_check = observed_check
    """,
    ),
    Hostile(
        "comparisons that agree",
        THRICE,
        first="""
        import numpy as np
        np.allclose = np.array_equal = lambda *_, **__: True
        np.testing.assert_allclose = np.testing.assert_array_equal = lambda *_, **__: None
        np.abs = lambda x: np.zeros_like(x)
        np.isfinite = lambda x: np.ones_like(x, bool)
    """,
    ),
    Hostile(
        "a packer that forgets",
        "",
        first="""
        import sys
        worker = sys.modules["minigrad.grader.worker"]
        worker.packed = lambda seen: []
    """,
    ),
    Hostile(
        "another json",
        THRICE,
        first="""
        import json
        true = json.dumps
        json.dumps = lambda record: true(record | {"status": "passed", "message": ""})
    """,
    ),
    Hostile(
        "other builtins",
        "",
        first="""
        import builtins
        builtins.isinstance = lambda *_: True
        builtins.all = lambda _: True
        builtins.any = lambda _: False
    """,
    ),
    Hostile(
        "an object equal to everything",
        "wrong kind",
        double="""
        class Equal:
            __eq__ = lambda self, other: True
            __ne__ = __lt__ = __gt__ = lambda self, other: False
            __hash__ = object.__hash__
            __getattr__ = lambda self, name: self
            __call__ = lambda self, *_, **__: self
            __iter__ = lambda self: iter([self])
        return Equal()
    """,
    ),
    Hostile(
        "an array equal to everything",
        THRICE,
        double="""
        import numpy as np
        class Equal(np.ndarray):
            __eq__ = lambda self, other: np.ones(self.shape, bool)
            __array_ufunc__ = lambda self, *_, **__: np.zeros(self.shape)
        return Tensor((x.data * 3).view(Equal))
    """,
    ),
    Hostile(
        "a tensor of its own",
        "wrong kind",
        double="""
        class Mine(Tensor):
            data = property(lambda self: x.data * 2, lambda self, value: None)
        return Mine(x.data)
    """,
    ),
    Hostile(
        "a class that says it is another",
        "wrong kind",
        double="""
        class Spoof:
            __class__ = Tensor
            data, shape, dtype = x.data * 2, x.shape, x.dtype
        return Spoof()
    """,
    ),
    Hostile(
        "a list within a list within a list",
        "",
        double="""
        deep = []
        for _ in range(100_000):
            deep = [deep]
        return deep
    """,
    ),
    Hostile("its input made larger", THRICE, double="x.data *= 1.5\nreturn x * 2"),
    Hostile(
        "other modules under known names",
        THRICE,
        first="""
        import sys, types
        for name in list(sys.modules):
            if name.startswith(("minigrad.grader", "exercises")):
                sys.modules[name] = types.ModuleType(name)
    """,
    ),
    Hostile(
        "a tracer",
        "",
        first="""
        import sys, threading
        def trace(frame, event, argument):
            if "want" in frame.f_locals:
                frame.f_locals["want"][...] = 0
            return trace
        sys.settrace(trace)
        sys.setprofile(lambda *_: None)
    """,
    ),
]

THEFT = [
    Hostile(
        "an import of the solution",
        "must not import solutions",
        first="from solutions.s04_double import double as right",
        double="return right(x)",
    ),
    Hostile(
        "an import of the solution by its name",
        "",
        first="""
        import importlib
        right = importlib.import_module("solutions.s04_double").double
    """,
        double="return right(x)",
    ),
    Hostile(
        "the solution read from the disk",
        "Permission",
        first="""
        text = open(MATERIAL + "/solutions/s04_double.py").read()
        right = {}
        exec(text, right)
    """,
        double="return right['double'](x)",
        needs="files",
    ),
    Hostile(
        "the tests read from the disk",
        "Permission",
        first="""
        text = open(MATERIAL + "/tests/stages/test_s04_double.py").read()
    """,
        needs="files",
    ),
    Hostile(
        "whatever there is to read",
        THRICE,
        first="""
        import os
        found = []
        for folder, _, names in os.walk(MATERIAL):
            found += [name for name in names if "s04_double" in name and "exercises" not in folder]
        assert not found, found
    """,
        needs="files",
    ),
    Hostile(
        "a function of that name in memory",
        THRICE,
        first="""
        import gc, types
        names = [thing for thing in gc.get_objects()
                 if isinstance(thing, types.FunctionType) and thing.__name__ == "double"]
    """,
        double="return names[0](x) if names else x * 3",
    ),
    Hostile(
        "what its caller expects",
        THRICE,
        double="""
        import sys
        frame = sys._getframe()
        while frame:
            for name in ("want", "expected", "right"):
                if name in frame.f_locals:
                    return Tensor(frame.f_locals[name])
            frame = frame.f_back
        return x * 3
    """,
    ),
    Hostile(
        "the memory of the judge",
        "PermissionError",
        first="""
        import os
        open(f"/proc/{os.getppid()}/mem", "rb").read(1)
    """,
        needs="files",
    ),
    Hostile(
        "the secrets of the judge",
        THRICE,
        first="""
        import os
        assert "JUDGES_SECRET" not in os.environ
    """,
    ),
    Hostile("the next stage's solution", "", first="from exercises.s06_quadruple import Quadruple"),
]

HARM = [
    Hostile(
        "the tests overwritten",
        "Error",
        first="open(MATERIAL + '/tests/stages/test_s04_double.py', 'w')",
        needs="files",
    ),
    Hostile(
        "its own file put right",
        "Error",
        first="open(__file__, 'a').write('# right')",
        needs="files",
    ),
    Hostile(
        "the memory of verdicts forged",
        "Error",
        first="""
        import os
        os.makedirs(WORKSPACE + "/.minigrad")
    """,
        needs="files",
    ),
    Hostile(
        "everything deleted",
        THRICE,
        first="""
        import shutil
        shutil.rmtree(WORKSPACE, ignore_errors=True)
    """,
        needs="files",
    ),
    Hostile(
        "everything made unreadable",
        "Error",
        first="""
        import os
        os.chmod(WORKSPACE, 0)
    """,
        needs="system calls",
    ),
    Hostile(
        "a link for the judge to follow",
        "Error",
        first="import os\nos.symlink(WORKSPACE, 'exercises')",
        needs="files",
    ),
    Hostile(
        "files that are hard to remove",
        THRICE,
        first="""
        import os
        os.makedirs("a/b", mode=0o700)
        open("a/b/" + "n" * 200, "w").write("x")
        os.mkdir("closed", mode=0)
    """,
    ),
    Hostile(
        "a full disk",
        "",
        first="open('large', 'wb').write(bytes(64 * 1024 * 1024))",
        needs="file size",
    ),
    Hostile(
        "fifty gigabytes",
        "MemoryError",
        double="import numpy as np\nreturn np.ones(50 * 10**9 // 8)",
        needs="memory",
    ),
    Hostile(
        "a list that grows and grows",
        "",
        first="""
        rows = []
        while True:
            rows.append(bytearray(10**7))
    """,
        needs="memory",
    ),
    Hostile(
        "no memory left behind",
        "",
        first="""
        rows = []
        try:
            while True:
                rows.append(bytearray(10**6))
        except MemoryError:
            pass
    """,
        needs="memory",
    ),
    Hostile(
        "twenty children",
        "Error",
        first="""
        import os, time
        for _ in range(20):
            if os.fork() == 0:
                time.sleep(1000)
    """,
        needs="system calls",
    ),
    Hostile(
        "another program",
        "Error",
        first="import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', 'while True: pass'])",
        needs="system calls",
    ),
    Hostile(
        "a daemon",
        "Error",
        first="""
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(1000)
            os._exit(0)
    """,
        needs="system calls",
    ),
    Hostile(
        "threads that never end",
        THRICE,
        first="""
        import threading, time
        for _ in range(3):
            threading.Thread(target=time.sleep, args=[1000]).start()
    """,
    ),
    Hostile(
        "a farewell without end",
        THRICE,
        first="""
        import atexit
        @atexit.register
        def farewell():
            while True: pass
    """,
    ),
    Hostile("all lines closed", "closed the line", first="import os\nos.closerange(0, 256)"),
    Hostile(
        "nothing left to print on",
        THRICE,
        first="import sys\nsys.stdout.close()\nsys.stderr.close()",
    ),
    Hostile(
        "the judge killed",
        "PermissionError",
        first="import os, signal\nos.kill(os.getppid(), signal.SIGCONT)",
        needs="signals",
    ),
    Hostile(
        "a call home",
        "Error",
        first="""
        import socket
        socket.create_connection(("127.0.0.1", 9), timeout=0.2)
    """,
    ),
    Hostile(
        "its limits lifted",
        "Error",
        first="""
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    """,
        needs="privileges",
    ),
    Hostile(
        "a hundred megabytes of output",
        "",
        first="""
        import sys
        for _ in range(100):
            print("x" * 10**6)
    """,
    ),
    Hostile(
        "a million records",
        "",
        first="""
        import os
        for number in range(3, 8):
            try:
                for _ in range(1000):
                    os.write(number, b'{"event": "begin", "name": "x"}\\n' * 1000)
            except OSError:
                pass
    """,
    ),
    Hostile(
        "one record without end",
        "",
        first="""
        import os
        for number in range(3, 8):
            try:
                for _ in range(200):
                    os.write(number, b"[" * 10**6)
            except OSError:
                pass
    """,
    ),
]

FILES = [
    Hostile(
        "bytes that are no text",
        "these bytes are no text",
        raw=b"def double(x):\n    return '\xff'\n",
    ),
    Hostile("a null byte", "these bytes are no text", raw=b"x = 1\0\n"),
    Hostile("an empty file", "does not define", raw=b""),
    Hostile("a syntax error", "this is not Python yet", raw=b"def double(x:\n    return x * 3\n"),
    Hostile("brackets without end", "", raw=b"(" * 100_000),
    Hostile("a file without end", "larger than any answer", raw=b"# x\n" * 300_000),
    Hostile(
        "a planted conftest",
        THRICE,
        files={
            "exercises/conftest.py": "import os; os._exit(0)",
            "conftest.py": "import os; os._exit(0)",
        },
    ),
    Hostile(
        "a planted sitecustomize",
        THRICE,
        files={
            "exercises/sitecustomize.py": "raise SystemExit(0)",
            "sitecustomize.py": "raise SystemExit(0)",
            "usercustomize.py": "raise SystemExit(0)",
        },
    ),
    Hostile(
        "a numpy of its own",
        THRICE,
        first="import numpy\nnumpy.array",
        files={"exercises/numpy.py": "raise SystemExit(0)", "numpy.py": "raise SystemExit(0)"},
    ),
    Hostile(
        "an engine of its own",
        THRICE,
        files={
            "minigrad/__init__.py": "raise SystemExit(0)",
            "minigrad/grader/worker.py": "raise SystemExit(0)",
        },
    ),
]

ALL = [*ENDLESS, *ENDS, *LIES, *THEFT, *HARM, *FILES]
