"""One thread for small matrices, and afterwards as many as before."""

import numpy as np
import pytest

from minigrad.training import threads
from minigrad.training.threads import one_thread


class Library:
    """OpenBLAS, as far as it matters here."""

    def __init__(self, count):
        self.count = count
        self.openblas_get_num_threads = lambda: self.count
        self.openblas_set_num_threads = lambda count: setattr(self, "count", count)


@pytest.fixture
def libraries(monkeypatch):
    found = [Library(2), Library(8)]
    monkeypatch.setattr(threads, "_openblas", lambda: iter(found))
    return found


def test_inside_there_is_one_thread_and_afterwards_as_many_as_before(libraries):
    with one_thread():
        inside = [library.count for library in libraries]

    assert inside == [1, 1]
    assert [library.count for library in libraries] == [2, 8]


def test_an_error_changes_nothing_about_that(libraries):
    with pytest.raises(ZeroDivisionError), one_thread():
        1 / 0  # noqa: B018

    assert [library.count for library in libraries] == [2, 8]


def test_whatever_numpy_multiplies_with_it_goes_on(monkeypatch, tmp_path):
    (tmp_path / "numpy.libs").mkdir()
    (tmp_path / "numpy.libs" / "libopenblas.so").write_text("no library")
    monkeypatch.setattr(np, "__file__", str(tmp_path / "numpy" / "__init__.py"))

    with one_thread():
        assert (np.ones((2, 3)) @ np.ones((3, 2))).sum() == 12
