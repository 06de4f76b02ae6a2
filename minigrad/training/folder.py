"""The files of a run, and what may become of those of an earlier one.

    run.json         what the run was begun with
    checkpoint.npz   where it stands; replaced as a whole, at intervals
    model.npz        the translator, when it is finished
    loss.svg         its loss, step by step
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from minigrad.errors import ArgumentError
from minigrad.files import atomically
from minigrad.training.run import Settings
from minigrad.words import say

try:
    import fcntl
except ImportError:  # Windows: two runs in one folder are not told apart there
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Begun:
    """What a run was begun with: its settings, and where its model is to go."""

    settings: Settings
    output: Path


@dataclass(frozen=True)
class Folder:
    """Where one run lives."""

    path: Path

    @property
    def checkpoint(self) -> Path:
        return self.path / "checkpoint.npz"

    @property
    def model(self) -> Path:
        return self.path / "model.npz"

    @property
    def curve(self) -> Path:
        return self.path / "loss.svg"

    def begun(self) -> Begun | None:
        """What the run here was begun with; None if there is none."""
        file = self.path / "run.json"
        try:
            told = json.loads(file.read_text("utf-8"))
            return Begun(Settings.from_json(told["settings"]), Path(told["output"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise ArgumentError(
                say("{path} cannot be understood\n"
                    "  to begin anew: `minigrad train dates --fresh`", path=file)
            ) from error

    def begin(self, begun: Begun) -> None:
        """Make the folder, and write down what the run is begun with."""
        self.path.mkdir(parents=True, exist_ok=True)
        told = {"settings": begun.settings.to_json(), "output": str(begun.output.absolute())}
        with atomically(self.path / "run.json") as file:
            file.write(json.dumps(told, indent=2).encode())

    def put_aside(self) -> Path | None:
        """Give the folder another name, if it is there; returns that name."""
        return put_aside(self.path)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep others from training in this folder at the same time.

        The system forgets the lock when the process ends, in whatever way.
        """
        with open(self.path / "lock", "wb") as lock:
            if fcntl is not None:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError as error:
                    raise ArgumentError(
                        say("another `minigrad train` is at work in {path}", path=self.path)
                    ) from error
            yield


def put_aside(path: Path) -> Path | None:
    """Rename a file or a folder to the first of "name.bak", "name.bak2" … that is free."""
    if not path.exists():
        return None
    number, aside = 1, path.with_name(f"{path.name}.bak")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.bak{number}")
    os.rename(path, aside)
    return aside
