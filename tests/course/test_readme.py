"""README keeps its word: what it shows as printed is what is printed.

`python -m tests.course.test_readme` writes the printed parts anew.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from minigrad.grader.stub import stub_of
from tests.course.conftest import COURSE

README = COURSE.material / "README.md"
STAGE = COURSE.find("attention")


def minigrad(*words, folder):
    """What the command prints, 80 columns wide and without colours."""
    plain = os.environ | {"COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(COURSE.material)}
    command = [sys.executable, "-m", "minigrad", *words]
    done = subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True)
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n")


def blocks(text):
    """The answer that README begins with, and what it says is printed for it."""
    story = text.partition("## Your first ten minutes")[2].partition("\n## ")[0]
    answer = re.search(r"```python\n(.*?)```", story, re.DOTALL)[1]
    graded, hinted = re.findall(r"```\n(.*?)\n```", story.partition(answer)[2].partition("```")[2],
                                re.DOTALL)
    return answer, graded, hinted


def printed(answer, folder):
    """What grade and hint print once the answer stands in the learner's file."""
    minigrad("init", ".", folder=folder)
    path = folder / "exercises" / f"{STAGE.module}.py"
    stub = stub_of(COURSE.solution(STAGE).read_text("utf-8"))
    for function in answer.split("\n\n\n"):
        head, _, body = function.strip("\n").partition("\n")
        name = re.match(r"def (\w+)", head)[1]
        stub = re.sub(
            rf"(def {name}\(.*?)    # TODO: [^\n]*\n    raise NotImplementedError\n",
            lambda piece, body=body: piece[1] + body + "\n", stub, count=1, flags=re.DOTALL,
        )
    path.write_text(stub, "utf-8")
    return (minigrad("grade", STAGE.name, folder=folder),
            minigrad("hint", STAGE.name, folder=folder))


def test_the_first_ten_minutes_print_what_readme_shows(tmp_path):
    answer, graded, hinted = blocks(README.read_text("utf-8"))

    assert (graded, hinted) == printed(answer, tmp_path)


def test_the_six_lines_print_what_readme_shows(tmp_path):
    text = README.read_text("utf-8").partition("## The engine in six lines")[2]
    program = re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]
    shown = re.search(r"```\n(.*?)\n```", text.partition(program)[2].partition("```")[2], re.DOTALL)

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(COURSE.material)},
    )

    assert done.stdout.strip() == shown[1]
    assert (tmp_path / "weights.svg").exists()


if __name__ == "__main__":
    text = README.read_text("utf-8")
    answer, *old = blocks(text)
    with tempfile.TemporaryDirectory() as folder:
        for before, after in zip(old, printed(answer, Path(folder)), strict=True):
            text = text.replace(f"```\n{before}\n```", f"```\n{after}\n```")
    README.write_text(text, "utf-8")
