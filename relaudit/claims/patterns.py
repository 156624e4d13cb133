"""How dates and periods are worded: one pattern for each form; the text they meet is in lower case."""

import re

from relaudit.claims import spelled

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip
RANKS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1,
         "final": -1}  # fmt: skip
COUNTS = {"twenty-six": 26, "twenty-seven": 27, "thirty-nine": 39, "forty": 40, "fifty-two": 52,
          "fifty-three": 53} | spelled.SMALL  # fmt: skip

GAP = r"[\s\u00a0]{1,40}"
LINK = rf"(?:\s?,?{GAP}|-|/)(?:of{GAP}|in{GAP})?"
STEMS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
MONTH = rf"(?P<month>(?:{STEMS})[a-z]{{0,6}})\b\.?"
"""What begins like a month; whether it is one, `MONTHS` tells."""

YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d)"
SHORT = r"(?P<short>\d\d)(?![\d%:]|[.,]\d)"
NTH = r"(?:st|nd|rd|th)?"
NO_DATE = r"(?![\d%:]|[.,]\d|\s{1,3}(?:%|percent))"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

START = re.compile(
    rf"\d{{1,4}}|(?<![a-z])(?:(?:{STEMS})[a-z]{{0,6}}\b|{WEEKDAY}\b|q[1-4]|h[12]\b|fy|fiscal|full|year|quarter|"
    rf"(?:first|second|third|fourth|last|final|{'|'.join(COUNTS)})\b|months?\b|week\b|"
    rf"(?:{'|'.join(word for word, rank in spelled.ORDINALS.items() if 4 < rank < 32)})\b)"
)
MONTH_DAY = re.compile(
    rf"(?:{WEEKDAY},?{GAP}(?:the{GAP})?)?{MONTH},?(?:{GAP}|-)?(?:the{GAP})?(?P<day>\d{{1,2}}){NTH}{NO_DATE}"
    rf"(?:\s{{0,3}}(?:-|–|—|to|through|and)\s{{0,3}}(?P<last>\d{{1,2}}){NTH}{NO_DATE}(?!{GAP}(?:{STEMS})))?"
    rf"(?:(?:{LINK}|,){YEAR})?"
)
DAY_MONTH = re.compile(
    rf"(?P<day>\d{{1,2}}){NTH}(?:\s{{0,3}}(?:-|–|to)\s{{0,3}}(?P<last>\d{{1,2}}){NTH})?"
    rf"(?:{GAP}|-|/)(?:of{GAP})?{MONTH}(?:{LINK}{YEAR})?"
)
MONTH_YEAR = re.compile(rf"(?:month{GAP}of{GAP})?{MONTH}{LINK}{YEAR}")
YEAR_MONTH = re.compile(rf"{YEAR}{LINK}{MONTH}(?:[\s/.-]{{1,3}}(?P<day>\d{{1,2}})(?!\d))?")
OF_MONTH = re.compile(rf"{GAP}(?:of{GAP})?{MONTH}(?:{LINK}{YEAR})?")
SPELLED_DAY = re.compile(rf"{MONTH}{GAP}(?:the{GAP})?(?=[a-z])")
OF_YEAR_ONLY = re.compile(rf"{LINK}{YEAR}")
NUMERIC = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)(?!\d|[.,/-]\d)"
)
NUMERIC_MONTH = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d{1,2})(?![\d,.%/-])"
    r"|(?P<first>\d{1,2})\s?[-/]\s?(?P<second>(?:19|20)\d\d)(?![\d,%/-])"
)
PART = re.compile(
    r"(?P<rank>first|second|third|fourth|[1-4](?:st|nd|rd|th)|last|final)(?P<fiscal>[\s-]{1,40}fiscal)?[\s-]{1,40}"
    r"(?P<unit>quarter|half)\b|(?P<letter>[qh])\s?(?P<digit>[1-4])(?!\d)|(?P<digit2>[1-4])(?P<letter2>[qh])(?!\w*[a-z])"
)
OF_YEAR = re.compile(
    rf"(?:\s?,?{GAP}|-|/)?(?:(?:of|in|for){GAP})?(?:the{GAP})?(?P<fiscal>fiscal(?:{GAP}year)?{GAP}|fy\s?['’]?)?"
    rf"(?:(?:calendar{GAP})?year{GAP})?(?:['’]?{SHORT}|{YEAR})"
)
YEAR_PART = re.compile(
    rf"(?:fiscal{GAP}(?:year{GAP})?)?{YEAR}(?:'s|’s)?[\s,-]{{1,40}}(?:(?P<rank>first|second|third|fourth)[\s-]{{1,40}}(?P<unit>quarter|half)\b|(?P<letter>[qh])(?P<digit>[1-4])\b)"
)
COUNTED = re.compile(
    rf"(?P<rank>first|last|final)[\s-]{{1,40}}(?P<count>\d{{1,2}}|[a-z]{{3,8}})[\s-]{{1,40}}(?P<unit>months?|quarters?|weeks?){GAP}(?:of|in){GAP}(?P<fiscal>fiscal{GAP}(?:year{GAP})?)?{YEAR}"
)
WEEK = re.compile(
    rf"(?:(?P<rank>first|second|third|fourth|last|\d{{1,2}}(?:st|nd|rd|th)){GAP}week|week{GAP}(?P<number>\d{{1,2}})){GAP}(?:of|in){GAP}(?:the{GAP}year{GAP})?{YEAR}"
)
FISCAL = re.compile(
    rf"(?:full[\s-]{{1,40}})?(?:fiscal(?:[\s-]{{1,40}}year)?{GAP}|fy\s?['’]?-?)(?:{YEAR}|['’]?{SHORT})(?:\s?[-/–]\s?\d\d(?!\d))?"
)
WHOLE = re.compile(rf"(?:full[\s-]{{1,40}})?(?:calendar{GAP})?(?:fiscal{GAP})?year{GAP}{YEAR}")
ENDED = re.compile(
    rf"(?:(?P<count>\d{{1,2}}|[a-z]{{2,8}}(?:-[a-z]{{2,5}})?)[\s-]{{1,40}})?(?:(?:fiscal|full|calendar){GAP})?"
    rf"(?P<unit>years?|quarters?|months?|weeks?)(?:[\s-]{{1,40}}periods?)?{GAP}end(?:ed|ing){GAP}(?:on{GAP})?"
)
ENDED_ON = re.compile(rf"\s?,?{GAP}(?:which{GAP})?end(?:ed|ing|s){GAP}(?:on{GAP})?")
ALSO = re.compile(
    rf"(?:\s?,?{GAP}(?:and|or|to|with|from|versus|vs\.?|over|compared(?:{GAP}(?:to|with))?|,))+{GAP}(?=(?:19|20)\d\d\b)"
)
LETTERS = re.compile(r"[a-z]{3,9}")
BARE = re.compile(r"(?:19|20)\d\d(?P<decade>'?s)?(?![\w%]|[.,]\d|-(?!(?:19|20)\d\d\b)\d{3}|/\d)")
OLD = re.compile(r"1[78]\d\d(?![\w%]|[.,]\d|-\d)")
JOINT = re.compile(
    rf"\s{{0,3}}[-–—/~]\s{{0,3}}|{GAP}(?:to|through|until|till|thru|and){GAP}(?:the{GAP})?(?:(?:end|start|beginning){GAP}of{GAP}(?:the{GAP}year{GAP})?)?"
)
BEFORE_MONTH = frozenset(
    "in of since by until through during before after from between last this next early late mid for to and "
    "or the month".split()
)
COMMON_WORDS = frozenset(
    {"may", "march", "mar", "sun", "jan", "august", "april", "june", "dec", "sep", "sept"}
)
"""Months that are also verbs, adjectives or names: they stand alone only after a preposition."""

COUNTABLE = re.compile(
    rf"{GAP}(?:pieces|units|shares|people|employees|customers|patients|participants|members|workers|jobs|homes|vehicles|"
    r"students|stores|locations|subscribers|users|hours|days|copies|rooms|seats|trucks|attendees|companies)\b"
)
YEAR_CONTEXT = re.compile(rf"(?:in|since|of|established|founded|from|until){GAP}$")
