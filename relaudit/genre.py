"""What kind of release it is: results stand beside results, a statement beside the statement before.

Told from the headline, else from the first words; what nothing tells is "news".
"""

import re

from relaudit.model import Document

OPENING = 400
"""Code points that are read where there is no headline, as in statements of a central bank."""

GENRES: tuple[tuple[str, str], ...] = (
    (
        "class action",
        r"class action|investor(?:s)? (?:alert|notice)|lead plaintiff|shareholder alert|law firm",
    ),
    (
        "results",
        r"\b(?:quarter|half|fiscal|full|year)\b.{0,60}\b(?:results|earnings|revenues?|sales|profit)\b",
    ),
    (
        "results",
        r"\b(?:results|earnings|revenues?|profit)\b.{0,60}\b(?:quarter|half|fiscal|year|20\d\d|19\d\d)\b",
    ),
    ("dividend", r"\bdividends?\b|\bdistributions? (?:per|for|of)\b"),
    ("offering", r"\b(?:offering|private placement|notes due|financing|warrants?|registered direct)\b"),
    ("event", r"\bto (?:present|participate|host|attend|exhibit|speak|hold|report|release|announce)\b"),
    ("event", r"\b(?:webcast|webinar|conference call|annual meeting|summit|expo)\b"),
    (
        "appointment",
        r"\b(?:appoint\w{0,5}|names|named|hires|joins|promotes|elects?|resign\w{0,6}|retire\w{0,5})\b",
    ),
    ("acquisition", r"\b(?:acqui\w{2,7}|merger?|merges?|takeover|tender offer|divest\w{0,6})\b"),
    (
        "agreement",
        r"\b(?:agreement|contract|partner\w{0,7}|collaborat\w{1,5}|loan|memorandum|letter of intent)\b",
    ),
    ("award", r"\b(?:awards?|awarded|honou?r\w{0,4}|recogni[sz]ed|ranked|winners?|finalists?)\b"),
    ("launch", r"\b(?:launch\w{0,4}|introduc\w{1,4}|unveils?|releases|now available|opens)\b"),
    ("statement", r"\b(?:statement|committee (?:decided|seeks)|for immediate release)\b"),
)
"""First hit wins: "to report third quarter results" is an event, but names the results it is about."""


def of(document: Document) -> str:
    """The kind of a release, in one word or two."""
    titles = [document.text_of(part) for part in document.paragraphs if part.kind in ("headline", "subhead")]
    opening = " ".join(titles[:2]) or document.text[:OPENING]
    words = " ".join(opening.lower().split())
    return next((genre for genre, pattern in GENRES if re.search(pattern, words)), "news")
