"""An e-mail or web address that cannot work as printed."""

import re
from collections.abc import Iterator

from relaudit.claims.contacts import is_named
from relaudit.model import Span
from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._say import quoted

ENDS = r"(?:com|org|net|co|io|gov|edu|info|biz|eu|uk|ca|de)"
BROKEN = (
    # (what stands in the fault, the fault)
    ("www", rf"\bwww\.[\w-]{{1,60}},\s?{ENDS}\b|\bwww,\s?[\w-]{{1,60}}\.{ENDS}\b"),
    (
        "www",
        rf"\bw{{4,6}}\.[\w-]{{1,60}}\.{ENDS}\b|\bwww\.\.[\w-]{{1,60}}(?:\.{ENDS})?|\bwww\.[\w-]{{1,60}}\.\.{ENDS}\b",
    ),
    ("www", r"\bwww\.[\w-]{1,60}\.(?:con|cmo|ocm|comm|nte|ogr)\b"),
    ("ww.", rf"(?<![\w.-])ww\.[\w-]{{1,60}}\.{ENDS}\b"),
    ("http", r"\bhttps?(?:;|:?//?:|:/(?!/)|//|:///+)[\w.-]{1,60}"),
    (
        "@",
        rf"[\w.+-]{{1,60}}@[\w-]{{1,60}},\s?{ENDS}\b|[\w.+-]{{1,60}}@\.[\w.-]{{1,60}}|[\w.+-]{{1,60}}@@[\w.-]{{1,60}}",
    ),
    ("@", r"(?<![\w@/.+-])[a-z][\w.+-]{1,40}@[a-z][\w-]{2,40}(?![\w@.-]|\s?\.)"),
)
"""Each fault by itself; "us@home" with a capital or a digit before the sign is taken for a name."""

WINDOW = 70
"""Code points around the needle in which a fault is looked for."""


@release_rule("error")
def address_malformed(release: Release) -> Iterator[Hit]:
    """An e-mail or web address is malformed: "www.oban,com", "info@oban", "http:/oban.com".

    Why: the address is what the reader is asked to use, and it leads nowhere.
    Fires: "visit www.tarnvalley,com"; "write to press@tarnvalley".
    Silent: "@TarnValley" (a handle); an address broken over two lines; one in capitals.
    Limits: whether a well-formed address exists is not looked up.
    """
    text = release.document.text
    found: list[Span] = []
    for needle, pattern in BROKEN:
        at = text.find(needle)
        while at >= 0:
            if needle != "@" or is_named(text, at):
                matches = re.compile(pattern).finditer(text, max(0, at - WINDOW), at + WINDOW)
                found += [Span(*match.span()) for match in matches if match.start() <= at < match.end()]
            at = text.find(needle, at + len(needle))
    last = 0
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.start >= last:
            last = span.end
            yield Hit(f"Malformed address: {quoted(text[slice(*span)])}.", (Place("new", span),))
