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

from minigrad.cli.beginning import folder_of, mine, whose
from minigrad.cli.main import DONE, NOT_YET
from minigrad.cli.message import print_words
from minigrad.cli.pictures import nearby
from minigrad.cli.screen import console
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
    """One text in one language; ``right`` is what the calendar says, word by word.

    ``weights`` is layers heads target source.
    """

    text: str
    language: str
    translation: str
    right: str
    source: list[str]
    target: list[str]
    weights: np.ndarray

    @property
    def is_right(self) -> bool:
        return self.translation == self.right


def run(options: argparse.Namespace) -> int:
    course = Course.here()
    screen = console()
    path = Path(options.model) if options.model else usual_model(course)
    pieces = pieces_of(course, mine(screen, course) if options.own else ())
    translator, about = load(path, pieces)
    with one_thread():
        translations = all_of(translator, about, options)
    if options.json:
        told = {"model": str(path), "translations": [as_json(found) for found in translations]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return warn(translations)
    show(screen, translations, options)
    screen.print(Text(whose_words(path), "dim"), soft_wrap=True)
    if options.own:
        print_words(screen, whose(course, pieces), 0, "dim")
    return warn(translations)


def all_of(
    translator: Translator, about: dict[str, Any], options: argparse.Namespace
) -> list[Translation]:
    """Every text that was asked for, in every language that was asked for."""
    if options.beam < 1:
        raise ArgumentError(say("--beam is 1 or more"))
    languages = [options.to] if options.to else list(LANGUAGES)
    texts = read(Grammar.from_json(about["grammar"]), translator.pieces, options.text)
    answers = {language: Grammar.from_json(about["answers"][language]) for language in languages}
    return [
        translated(translator, text, language, meant.written(answers[language]), options.beam)
        for text, meant in texts
        for language in languages
    ]


def whose_words(path: Path) -> str:
    if path == SHIPPED:
        return say("translated by the model that comes with minigrad; "
                   "`minigrad train dates` makes your own")
    return say("translated by {path}", path=nearby(path))


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


@dataclass(frozen=True)
class Meant:
    """What a text means: a day, and whether the text names its weekday."""

    day: date
    with_weekday: bool

    def written(self, answers: Grammar) -> str:
        """The day as these forms write it."""
        [form] = [form for form in answers.forms if form.has_weekday == self.with_weekday]
        return form.write(self.day)


def read(grammar: Grammar, pieces: Pieces, texts: Sequence[str]) -> list[tuple[str, Meant]]:
    """The texts with what they mean; words that are no dates each are one date together."""

    def meant(text: str) -> Meant:
        tokens = pieces.tokenize(text)
        return Meant(grammar.read(tokens), grammar.names_weekday(tokens))

    try:
        return [(text, meant(text)) for text in texts]
    except ArgumentError:
        whole = " ".join(texts)
        return [(whole, meant(whole))]


def translated(
    translator: Translator, text: str, language: str, right: str, beam: int
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
    expected = " ".join(words(right))
    return Translation(text, language, translation, expected, words(source), target, weights)


def as_json(found: Translation) -> dict[str, Any]:
    """The weights are those of the last layer, the mean of its heads."""
    weights = None
    if len(found.weights):
        weights = found.weights[-1].mean(axis=0, dtype=float).round(4).tolist()
    return {"text": found.text, "to": found.language, "translation": found.translation,
            "right": found.is_right, "source": found.source, "target": found.target,
            "attention": weights}


def show(screen: Console, translations: Sequence[Translation], options: argparse.Namespace) -> None:
    """Each translation on a line, then what the first one was read from."""
    for found in translations:
        screen.print(Text(f"{found.language}  ", "dim") + Text(found.translation, "bold"))
    if options.no_map:
        return
    screen.print()
    if len(translations[0].weights):
        screen.print(picture(translations[0], options.layer, options.head))
    else:
        print_words(screen, say("There is no map: this decoder never calls its cross_attn."))


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
    """Say where the model is wrong, for the calendar knows better; the exit code."""
    wrong = [found for found in translations if not found.is_right]
    for found in wrong:
        words = say("the model is wrong: {text!r} is {right!r}, not {translation!r}",
                    text=found.text, right=found.right, translation=found.translation)
        print(f"minigrad: {words}", file=sys.stderr)
    return NOT_YET if wrong else DONE
