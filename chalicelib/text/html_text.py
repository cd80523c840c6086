"""The text of HTML that a person sees. One pass over the tags, linear in their length; nothing a stranger writes stops it.

A parser that builds a tree takes seconds for a few nested tags in 100 kB; what a mail says needs no tree.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

LONGEST = 150_000
"""Characters read. The newest words stand first in a mail."""
LONGEST_TAG = 2_000
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})")
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s{0,9}(?:=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_UNSEEN = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|font-size\s{0,5}:\s{0,5}0(?!\.?\d{0,9}[1-9])", re.I
)
_RAW = {name: re.compile(f"</{name}", re.I) for name in ("script", "style", "title", "textarea")}
NEVER_READ = frozenset({"head", "template"})
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
    ]
)
QUOTING_CLASSES = frozenset({"gmail_quote", "yahoo_quoted", "moz-cite-prefix"})
QUOTING_IDS = frozenset({"divrplyfwdmsg", "appendonsend"})


def html_text(html: str, *, quoted: bool = True) -> str:
    """The text of HTML that a person sees, a line for each block; `quoted` includes what it cites."""
    reading = _Reading(html[:LONGEST], quoted=quoted)
    reading.read()
    lines = ("".join(reading.pieces)).splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


class _Reading:
    """One pass. `hidden_at` is the depth of the outermost element whose content is not read."""

    def __init__(self, html: str, *, quoted: bool) -> None:
        self.html = html
        self.quoted = quoted
        self.pieces: list[str] = []
        self.stack: list[str] = []
        self.open: Counter[str] = Counter()
        self.hidden_at: int | None = None

    def read(self) -> None:
        at = 0
        while at < len(self.html):
            start = self.html.find("<", at)
            self._text(self.html[at : start if start >= 0 else len(self.html)])
            if start < 0:
                return
            at = self._markup(start)

    def _markup(self, start: int) -> int:
        """Takes what begins at a `<`; where to go on."""
        if self.html.startswith("<!--", start):
            return self._beyond("-->", start + 4)
        if self.html.startswith(("<!", "<?"), start):
            return self._beyond(">", start + 2)
        tag = _TAG.match(self.html, start)
        if tag is None:
            self._text("<")
            return start + 1
        end = self._end_of_tag(tag.end())
        if tag["close"]:
            self._close(tag["name"].lower())
            return end
        return self._opened(tag["name"].lower(), self.html[tag.end() : end], end)

    def _beyond(self, mark: str, at: int) -> int:
        found = self.html.find(mark, at)
        return found + len(mark) if found >= 0 else len(self.html)

    def _end_of_tag(self, at: int) -> int:
        """Behind the `>` of a tag; one within quotation marks is not its end."""
        end = self._beyond(">", at)
        while end < len(self.html) and end - at < LONGEST_TAG and self.html.count('"', at, end) % 2:
            end = self._beyond(">", end)
        return end

    def _opened(self, name: str, attributes: str, end: int) -> int:
        if name in _RAW:
            close = _RAW[name].search(self.html, end)
            return self._beyond(">", close.start()) if close else len(self.html)
        if name == "br":
            self._break()
        if name in BLOCKS and self.stack and self.stack[-1] == "p":
            self._close("p")
        if name not in VOID and not attributes.endswith("/>"):
            self.stack.append(name)
            self.open[name] += 1
            if self.hidden_at is None and self._unread(name, attributes[:LONGEST_TAG]):
                self.hidden_at = len(self.stack)
        return end

    def _close(self, name: str) -> None:
        while self.open[name]:
            closed = self.stack.pop()
            self.open[closed] -= 1
            if closed in BLOCKS:
                self._break()
            if self.hidden_at is not None and len(self.stack) < self.hidden_at:
                self.hidden_at = None
            if closed == name:
                return

    def _unread(self, name: str, attributes: str) -> bool:
        if name in NEVER_READ or (name == "blockquote" and not self.quoted):
            return True
        if not any(word in attributes for word in ("style", "class", "id", "hidden", "STYLE", "CLASS", "ID", "HIDDEN")):
            return False
        given = {key.lower(): value.strip("\"'") for key, value in _ATTRIBUTE.findall(attributes)}
        if "hidden" in given or _UNSEEN.search(given.get("style", "")):
            return True
        quotes = (
            QUOTING_CLASSES & set(given.get("class", "").lower().split()) or given.get("id", "").lower() in QUOTING_IDS
        )
        return bool(quotes) and not self.quoted

    def _break(self) -> None:
        if self.hidden_at is None:
            self.pieces.append("\n")

    def _text(self, text: str) -> None:
        if text and self.hidden_at is None:
            words = " ".join(f"|{text}|".split())[1:-1]
            self.pieces.append(_REFERENCE.sub(lambda found: unescape(found[0]), words))
