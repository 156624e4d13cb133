"""An About that no heading opens: it says in the present tense what its subject is."""

import re

from relaudit.kinds.headings import is_pointer
from relaudit.kinds.notices import is_hedged
from relaudit.kinds.views import HEADING_WORDS, View
from relaudit.model import RECURRING, Kind

FIRST = 300
"""Characters in which an About says what its subject is."""

PRESENT = r"""(?x)\b(?:is|are)\ (?:an?|the|one|among|engaged|committed|dedicated|headquartered)\b
    | ^[^.]{3,80}?(?:,\ inc\.|corp\.|company|ltd\.|\w)\)?\ (?:develops|provides|offers|operates
    |designs|delivers|manufactures|specializes|helps|equips|creates)\b
    | \btoday,\ (?:\S+\ ){1,4}(?:leads|serves|has|employs|operates|provides)\b"""


def about_without_heading(views: list[View], kinds: list[Kind], lead: int) -> None:
    """Call what says who the issuer is an About: the last news paragraph above the recurring tail, or the
    paragraph behind the notice on forward-looking statements."""
    for index in range(len(kinds) - 2, lead, -1):
        if kinds[index] == "body" and kinds[index + 1] == "about" and is_pointer(views[index]):
            kinds[index] = "about"
    named = {view.low.split()[0] for view in views[: lead + 1] if view.low[:2].isalnum()}
    for index in range(lead + 1, len(kinds)):
        if kinds[index] == "forward-looking" and _introduces(views[index], named):
            kinds[index] = "about"
    index = len(kinds) - 1
    while index > lead and kinds[index] in RECURRING | {"furniture", "table"}:
        if kinds[index] == "about":
            return
        index -= 1
    if (
        lead < index < len(kinds) - 1
        and kinds[index] == "body"
        and re.search(PRESENT, views[index].low[:FIRST])
    ):
        kinds[index] = "about"


def _introduces(view: View, named: set[str]) -> bool:
    """Whether a paragraph in a notice on forward-looking statements only says who the issuer is."""
    return (
        view.size > HEADING_WORDS
        and view.form != "list-item"
        and view.low.split()[0] in named
        and not is_hedged(view)
    )
