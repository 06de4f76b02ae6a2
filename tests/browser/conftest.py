"""What the tests in a browser share: the browser, and pages to be opened in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from minigrad import draw
from minigrad.draw.player import page
from tests.browser.chromium import NAMES, Browser, found
from tests.draw.heads import attention_head, axes


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if found() is None:
        pytest.skip(f"no browser on PATH: none of {', '.join(NAMES)}")
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(autouse=True, scope="module")
def no_dot(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test depends on whether this machine has Graphviz; the browser is found before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
        yield


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[str], Path]:
    """Put HTML into a file."""

    def store(html: str) -> Path:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        return path

    return store


@pytest.fixture(scope="module")
def head(no_dot: None) -> str:
    """The player of one attention head over "I love AI"."""
    values = attention_head()
    return page(draw(values["out"], names=values, axes=axes()))
