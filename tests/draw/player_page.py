"""Reading the page of a player in tests."""

from html.parser import HTMLParser

from minigrad import draw
from minigrad.draw.player import page
from tests.draw.heads import attention_head, axes


def head_page():
    head = attention_head()
    return page(draw(head["out"], names=head, axes=axes()))


class Reader(HTMLParser):
    """Every tag with its attributes, and what is written between ``<script>`` and its end."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.scripts, self._inside = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside = tag == "script"

    def handle_endtag(self, tag):
        self._inside = False

    def handle_data(self, data):
        if self._inside:
            self.scripts.append(data)

    def of(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def classed(html, name):
    return [attributes for _, attributes in Reader(html).tags
            if name in (attributes.get("class") or "").split()]
