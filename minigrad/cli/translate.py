"""``minigrad translate TEXT``: a date in English, in other languages, and what looked at what."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.text import Text

from minigrad.cli.main import DONE, NOT_YET
from minigrad.cli.message import print_words
from minigrad.cli.pictures import nearby
from minigrad.cli.screen import console
from minigrad.cli.train import folder_of, mine, whose
from minigrad.dates.reading import Grammar
from minigrad.dates.writing import LANGUAGES
from minigrad.draw import attention_map
from minigrad.errors import ArgumentError
from minigrad.grader.course import PACKAGE, Course
from minigrad.training.pieces import Pieces, pieces_of
from minigrad.training.threads import one_thread
from minigrad.training.translator import Translator
from minigrad.words import say

#: The trained model that comes with the package.
SHIPPED = PACKAGE / "dates" / "model.npz"
#: The attention of the decoder in which it looks at the source, in each of its layers.
CROSS = re.compile(r"decoder\.layers\.(\d+)\.cross_attn")


@dataclass(frozen=True)
class Translation:
    """One text in one language; ``weights`` is layers heads target source."""

    text: str
    language: str
    translation: str
    day: date
    source: list[str]
    target: list[str]
    weights: np.ndarray

    @property
    def is_doubtful(self) -> bool:
        """True if its numbers are not those of the day."""
        numbers = {int(number) for number in re.findall("[0-9]+", self.translation)}
        day = self.day
        return not {day.year, day.day} <= numbers <= {day.year, day.month, day.day}


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    screen = console()
    path = Path(options.model) if options.model else usual_model(course)
    pieces = pieces_of(course, mine(screen, course) if options.own else ())
    translator, about = load(path, pieces)
    if options.beam < 1:
        raise ArgumentError(say("--beam is 1 or more"))
    languages = [options.to] if options.to else list(LANGUAGES)
    texts = read(Grammar.from_json(about["grammar"]), translator, options.text)
    with one_thread():
        translations = [
            translated(translator, text, day, language, options.beam)
            for text, day in texts
            for language in languages
        ]
    if options.json:
        told = {"model": str(path), "translations": [as_json(found) for found in translations]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        show(screen, translations, options)
        told_by = say("translated by {path}", path=nearby(path))
        screen.print(Text(told_by, "dim"), soft_wrap=True)
        if options.own:
            print_words(screen, whose(course, pieces), 0, "dim")
    return warn(translations)


def usual_model(course: Course) -> Path:
    """The one that was trained here, else the one that comes with the package."""
    trained = folder_of(course).model
    return trained if trained.exists() else SHIPPED


def load(path: Path, pieces: Pieces) -> tuple[Translator, dict[str, Any]]:
    """The translator in a file; one made of a learner's stages may need them again."""
    try:
        return Translator.load(path, pieces)
    except ArgumentError as error:
        raise ArgumentError(
            say("{reason}\n  hint: a model that was trained with --own may need --own here, too",
                reason=error)
        ) from error


def read(
    grammar: Grammar, translator: Translator, texts: Sequence[str]
) -> list[tuple[str, date]]:
    """The texts with the days that they mean; words that are no dates each are one date."""
    tokenize = translator.pieces.tokenize
    try:
        return [(text, grammar.read(tokenize(text))) for text in texts]
    except ArgumentError:
        whole = " ".join(texts)
        return [(whole, grammar.read(tokenize(whole)))]


def translated(
    translator: Translator, text: str, day: date, language: str, beam: int
) -> Translation:
    """One text in one language, and what the decoder looked at for each word."""
    source = f"{language} {text}"
    [translation] = translator.translate([source], beam_width=beam)
    maps = translator.maps(source, translation)
    layers = sorted((int(found[1]), path) for path in maps if (found := CROSS.fullmatch(path)))
    words = translator.pieces.tokenize
    target = words(translation)
    # Row t is where it looked to write word t; the last row wrote the end.
    weights = np.array([maps[path][-1][0, :, : len(target)] for _, path in layers])
    return Translation(text, language, translation, day, words(source), target, weights)


def as_json(found: Translation) -> dict[str, Any]:
    """The weights are those of the last layer, the mean of its heads."""
    weights = None
    if len(found.weights):
        weights = found.weights[-1].mean(axis=0, dtype=float).round(4).tolist()
    return {"text": found.text, "to": found.language, "translation": found.translation,
            "source": found.source, "target": found.target, "attention": weights}


def show(screen: Console, translations: Sequence[Translation], options: argparse.Namespace) -> None:
    """Each translation on a line, then what the first one was read from."""
    for found in translations:
        screen.print(Text(f"{found.language}  ", "dim") + Text(found.translation, "bold"))
    if not options.no_map and len(translations[0].weights):
        screen.print()
        screen.print(picture(translations[0], options.layer, options.head))


def picture(found: Translation, layer: int | None, head: int | None) -> Any:
    """Source words across, words of the translation down."""
    layers, heads = found.weights.shape[:2]
    layer = layers - 1 if layer is None else layer
    for name, number, count in (("--layer", layer, layers), ("--head", head or 0, heads)):
        if not 0 <= number < count:
            raise ArgumentError(
                say("{option} {number} is not there: they are numbered 0 to {last}",
                    option=name, number=number, last=count - 1)
            )
    title = say("where the decoder looked while it wrote: layer {layer}", layer=layer)
    return attention_map(
        found.weights[layer], queries=found.target, keys=found.source,
        head="mean" if head is None else head, title=title,
    )


def warn(translations: Sequence[Translation]) -> int:
    """Say which translations cannot be right; the exit code."""
    doubtful = [found for found in translations if found.is_doubtful]
    for found in doubtful:
        words = say("do not trust {translation!r}: the numbers of {text!r} are others",
                    translation=found.translation, text=found.text)
        print(f"minigrad: {words}", file=sys.stderr)
    return NOT_YET if doubtful else DONE
