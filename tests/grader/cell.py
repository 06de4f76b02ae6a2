"""Children that confine themselves, and what becomes of them."""

import json
import os
import signal
import warnings

import pytest

from minigrad.grader.confine import GROUPS, Layer, confine
from minigrad.grader.confine.limits import USUAL

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")


class Cell:
    """Runs probes in children that have confined themselves to a folder of their own."""

    def __init__(self, folder):
        self.scratch = folder / "scratch"
        self.given = folder / "given.txt"
        self.secret = folder / "secret.txt"
        self.scratch.mkdir()
        self.given.write_text("given")
        self.secret.write_text("secret")

    def run(self, probe, *wanted, needs=(), limits=USUAL, before=None):
        """What the probe returns, or the name of the exception or signal that it ends with.

        The test is skipped where one of the layers in ``needs`` is not on.
        """
        status, told = in_child(lambda: self._confined(probe, wanted, limits, before))
        for layer in told["layers"]:
            if layer["name"] in needs and not layer["on"]:
                pytest.skip(f"no layer «{layer['name']}» here: {layer['why']}")
        if os.WIFSIGNALED(status):
            return signal.Signals(os.WTERMSIG(status)).name
        return told["result"]

    def layers(self, *wanted, before=None):
        """By their names, the layers that a child gets."""
        _, told = in_child(lambda: self._confined(str, wanted, USUAL, before))
        return {layer["name"]: Layer(**layer) for layer in told["layers"]}

    def _confined(self, probe, wanted, limits, before):
        if before:
            before()
        layers = confine([self.given], self.scratch, limits, wanted or GROUPS)
        yield {"layers": [vars(layer) for layer in layers]}
        try:
            result = probe()
        except Exception as error:
            result = type(error).__name__
        yield {"result": result}


def in_child(parts):
    """How a child ends, and the dicts that it yields, as one."""
    source, sink = os.pipe()
    with warnings.catch_warnings():
        # From 3.12 on: other threads (of BLAS) do not come along.  The child needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            for part in parts():
                os.write(sink, json.dumps(part).encode() + b"\n")
        finally:
            os._exit(0)
    os.close(sink)
    with os.fdopen(source) as pipe:
        told = [json.loads(line) for line in pipe]
    _, status = os.waitpid(child, 0)
    return status, {key: value for part in told for key, value in part.items()}
