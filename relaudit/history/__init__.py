"""The life of every passage and figure of one issuer over its releases.

A pair shows what changed since last time; a history shows when a sentence came in, what went back to an
earlier state, which figures were restated, and what became of what was promised.
"""

from collections import Counter
from collections.abc import Sequence

from relaudit.grouping import Group
from relaudit.history.contacts import contacts
from relaudit.history.figures import figures
from relaudit.history.model import History, Release
from relaudit.history.passages import passages
from relaudit.history.promises import promises
from relaudit.issuers import Card
from relaudit.model import Document, Kind

__all__ = ["History", "history"]


def history(group: Group, documents: Sequence[Document], kinds: Sequence[Kind] = ()) -> History:
    """The history of an issuer's releases; `documents` are those of the group's cards, in their order.

    `kinds` limits the passages that are looked at. Undated releases are told, and left out.
    """
    dated = [(card, document) for card, document in zip(group.cards, documents, strict=True) if card.date]
    texts = [document for _, document in dated]
    days = Counter(card.date for card, _ in dated)
    return History(
        issuer=group.issuer,
        aliases=group.aliases,
        releases=tuple(
            Release(card.path, card.date, _dated_by(card, document), days[card.date] > 1, card.genre)
            for card, document in dated
        ),
        undated=tuple(card.path for card in group.cards if not card.date),
        passages=tuple(one for one in passages(texts) if not kinds or one.kind in kinds),
        contacts=contacts(texts),
        figures=figures(texts),
        promises=promises(texts),
    )


def _dated_by(card: Card, document: Document) -> str:
    if document.date != card.date:
        return "file name"
    return "worked out" if card.inferred else "printed"
