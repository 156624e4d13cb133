"""Statements about the future without a forward-looking legend."""

from collections.abc import Iterator

from relaudit.rules import Hit, Place, Release, release_rule
from relaudit.rules._forward import has_legend, outlooks
from relaudit.rules._say import quoted, times

FEWEST = 2
"""Statements about the future from which a listed issuer needs a legend."""


@release_rule("warning")
def safe_harbor_missing(release: Release) -> Iterator[Hit]:
    """A listed issuer speaks of its future, and no forward-looking legend follows.

    Why: without meaningful cautionary words beside it, the statement has no safe harbor.
    Fires: "(Nasdaq: ABCD) expects to begin deliveries … plans to double output", and no legend.
    Silent: an issuer whose text gives no ticker; a release with a legend of any wording.
    Limits: two such sentences are needed; whether the legend is adequate is for a lawyer.
    """
    document = release.document
    if not document.issuer or has_legend(document):
        return
    listed = [
        c
        for c in document.claims
        if c.kind == "ticker" and document.issuer.split()[0] in document.text[max(0, c.start - 120) : c.start]
    ]
    if not listed:
        return
    said = list(outlooks(document))
    if len(said) >= FEWEST:
        first = quoted(document.text_of(said[0]))
        message = (
            f"The future is spoken of {times(len(said))}, first {first}; there is no forward-looking legend."
        )
        yield Hit(message, tuple(Place("new", span) for span in said), evidence=(document.issuer,))
