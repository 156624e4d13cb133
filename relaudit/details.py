"""When two printings of a telephone number or an address are one: rules, reports and redlines agree on it."""

import re
from functools import cache

from relaudit.model import Claim


@cache
def _trunk() -> re.Pattern[str]:
    return re.compile(r"(\+\d{1,3}\s?)\(0\)\s?")


def without_trunk(text: str) -> str:
    """A text without the zero behind a country code that is only dialled at home.

    >>> without_trunk("+49 (0) 30 5550134 or (0)")
    '+49 30 5550134 or (0)'
    """
    return _trunk().sub(r"\1", text) if "(0)" in text else text


def detail(claim: Claim) -> str:
    """A contact detail as two printings of it agree: no scheme, no zero of home, no 1 of North America.

    >>> detail(Claim("phone", 0, 0, "+49 (0) 30 5550134", "490305550134", ""))
    '49305550134'
    >>> detail(Claim("url", 0, 0, "", "https://www.oban.example/News/", ""))
    'oban.example/News'
    """
    if claim.kind == "email":
        return claim.value.lower()
    if claim.kind != "phone":
        return (claim.value.partition("://")[2] or claim.value).removeprefix("www.").removesuffix("/")
    number, mark, extension = claim.value.partition("x")
    if (called := without_trunk(claim.text)) != claim.text:
        number = "".join(filter(str.isdigit, called.partition("x")[0]))[: len(number) - 1]
    if len(number) == 11 and number[0] == "1":
        number = number[1:]
    return number + mark + extension
