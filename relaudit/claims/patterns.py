"""How dates and periods are worded, one pattern a form, for `lazy.compiled`; they meet text in lower case."""

from relaudit.claims import spelled

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
NO_DATE = r"(?![\d%:]|[.,](?!(?<=,)(?:19|20)\d\d\b)\d|\s{1,3}(?:%|percent))"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

MONTH_DAY = (
    rf"(?:{WEEKDAY},?{GAP}(?:the{GAP})?)?{MONTH},?(?:{GAP}|-)?(?:the{GAP})?(?P<day>\d{{1,2}}){NTH}{NO_DATE}"
    rf"(?:\s{{0,3}}(?:-|–|—|to|through|and)\s{{0,3}}(?P<last>\d{{1,2}}){NTH}{NO_DATE}"
    rf"(?!{GAP}(?:{STEMS})))?"
    rf"(?:(?:{LINK}|,){YEAR})?"
)
DAY_MONTH = (
    rf"(?P<day>\d{{1,2}}){NTH}(?:\s{{0,3}}(?:-|–|to)\s{{0,3}}(?P<last>\d{{1,2}}){NTH})?"
    rf"(?:{GAP}|-|/)(?:of{GAP})?{MONTH}(?:{LINK}{YEAR})?"
)
MONTH_YEAR = rf"(?:month{GAP}of{GAP})?{MONTH}{LINK}{YEAR}"
YEAR_MONTH = rf"{YEAR}(?:\s?,?{GAP}|-|/)(?:of{GAP})?{MONTH}(?:[\s/.-]{{1,3}}(?P<day>\d{{1,2}})(?!\d))?"
OF_MONTH = rf"{GAP}(?:of{GAP})?{MONTH}(?:{LINK}{YEAR})?"
SPELLED_DAY = rf"{MONTH}{GAP}(?:the{GAP})?(?=[a-z])"
OF_YEAR_ONLY = rf"{LINK}{YEAR}"
NUMERIC = r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}|\d\d)(?!\d|[.,/-]\d)"
NUMERIC_MONTH = (
    r"(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<month>\d{1,2})(?![\d,.%/-])"
    r"|(?P<first>\d{1,2})\s?[-/]\s?(?P<second>(?:19|20)\d\d)(?![\d,%/-])"
)
PART = (
    r"(?P<rank>first|second|third|fourth|[1-4](?:st|nd|rd|th)|last|final)(?P<fiscal>[\s-]{1,40}fiscal)?"
    r"[\s-]{1,40}(?P<unit>quarter|half)\b|(?P<letter>[qh])\s?(?P<digit>[1-4])(?!\d)"
    r"|(?P<digit2>[1-4])(?P<letter2>[qh])(?!\w*[a-z])"
)
OF_YEAR = (
    rf"(?:\s?,?{GAP}|-|/)?(?:(?:of|in|for){GAP})?(?:the{GAP})?"
    rf"(?P<fiscal>fiscal(?:{GAP}year)?{GAP}|fy\s?['’]?)?"
    rf"(?:(?:calendar{GAP})?year{GAP})?(?:['’]?{SHORT}|{YEAR}(?P<turn>/\d\d(?!\d))?)"
)
YEAR_PART = (
    rf"(?:fiscal{GAP}(?:year{GAP})?)?{YEAR}(?:'s|’s)?[\s,-]{{1,40}}"
    rf"(?:(?P<rank>first|second|third|fourth)[\s-]{{1,40}}(?P<unit>quarter|half)\b|(?P<letter>[qh])(?P<digit>[1-4])\b)"
)
COUNTED = (
    rf"(?P<rank>first|last|final)[\s-]{{1,40}}(?P<count>\d{{1,2}}|[a-z]{{3,8}})[\s-]{{1,40}}"
    rf"(?P<unit>months?|quarters?|weeks?){GAP}(?:of|in){GAP}(?P<fiscal>fiscal{GAP}(?:year{GAP})?)?{YEAR}"
)
WEEK = (
    rf"(?:(?P<rank>first|second|third|fourth|last|\d{{1,2}}(?:st|nd|rd|th)){GAP}week|week{GAP}(?P<number>\d{{1,2}}))"
    rf"{GAP}(?:of|in){GAP}(?:the{GAP}year{GAP})?{YEAR}"
)
FISCAL = (
    rf"(?:full[\s-]{{1,40}})?(?:fiscal(?:[\s-]{{1,40}}year)?{GAP}|fy\s?['’]?-?)"
    rf"(?:{YEAR}|['’]?{SHORT})(?P<turn>\s?[-/–]\s?\d\d(?!\d))?"
)
WHOLE = rf"(?:full[\s-]{{1,40}})?(?:calendar{GAP})?(?:fiscal{GAP})?year{GAP}{YEAR}"
ENDED = (
    rf"(?:(?P<count>\d{{1,2}}|[a-z]{{2,8}}(?:-[a-z]{{2,5}})?)[\s-]{{1,40}})?(?:(?:fiscal|full|calendar){GAP})?"
    rf"(?P<unit>years?|quarters?|months?|weeks?)(?:[\s-]{{1,40}}(?:fiscal{GAP})?(?:periods?|quarter|year))?"
    rf"{GAP}end(?:ed|ing){GAP}(?:on{GAP})?"
)
ENDED_ON = rf"\s?,?{GAP}(?:which{GAP})?end(?:ed|ing|s){GAP}(?:on{GAP})?"
ALSO = (
    rf"(?:\s?,?{GAP}(?:and|or|to|with|from|versus|vs\.?|over|compared(?:{GAP}(?:to|with))?|,)){{1,4}}"
    rf"{GAP}(?=(?:19|20)\d\d\b)"
)
ALSO_AND = rf",?{GAP}and{GAP}(?=(?:19|20)\d\d\b)"
LETTERS = r"[a-z]{3,9}"
BARE = r"(?:19|20)\d\d(?P<decade>'?s)?(?![\w%]|[.,]\d|-(?!(?:19|20)\d\d\b)\d{3}|/\d)"
OLD = r"1[78]\d\d(?![\w%]|[.,]\d|-\d)"
JOINT = (
    rf"\s{{0,3}}[-–—/~]\s{{0,3}}|{GAP}(?:to|through|until|till|thru|and){GAP}(?:the{GAP})?"
    rf"(?:(?:end|start|beginning){GAP}of{GAP}(?:the{GAP}year{GAP})?)?"
)
BEFORE_MONTH = frozenset(
    "in of since by until through during before after from between last this next early late mid for to and "
    "or the month".split()
)
COMMON_WORDS = frozenset(
    {"may", "march", "mar", "sun", "jan", "august", "april", "june", "dec", "sep", "sept"}
)
"""Months that are also verbs, adjectives or names: they stand alone only after a preposition."""

COUNTABLE = frozenset(
    "pieces units shares people employees customers patients participants members workers jobs homes "
    "vehicles students stores locations subscribers users hours days copies rooms seats trucks attendees "
    "companies".split()
)
"""Things that a number before them counts, even one that looks like a year."""

YEAR_CONTEXT = rf"(?:in|since|of|established|founded|from|until){GAP}$"
