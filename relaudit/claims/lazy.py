"""Patterns that are compiled when a text first asks for them, so that start-up pays for none in vain."""

import functools
import re

compiled = functools.cache(re.compile)
"""The pattern of a string, compiled once; most texts need a quarter of them."""


def next_word(low: str, at: int) -> str:
    """The word or mark that follows a position, "" at the end: a cheap test before a pattern."""
    words = low[at : at + 24].split(None, 1)
    return words[0] if words else ""
