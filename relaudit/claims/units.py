"""What numbers are measured in: currencies to ISO 4217, units of measure to one symbol each."""

from decimal import Decimal

from relaudit.claims.lazy import compiled

SYMBOLS = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "c$": "CAD", "cdn$": "CAD", "ca$": "CAD", "cad$": "CAD",
    "can$": "CAD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "sg$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "usd$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "rmb¥": "CNY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP",
    "฿": "THB", "₦": "NGN", "₴": "UAH", "₾": "GEL", "₭": "LAK", "₿": "BTC", "¢": "USD",
}  # fmt: skip
CODES = frozenset(
    "usd eur gbp jpy cny rmb cad aud nzd chf hkd sgd twd inr krw sek nok dkk pln czk huf ils zar brl mxn "
    "clp cop ars rub try thb idr myr php vnd aed sar ntd btc rs".split()
)
"""Codes that may stand before or after an amount ("USD 200", "200 USD")."""

ALIASES = {"rmb": "CNY", "ntd": "TWD", "rs": "INR"}
PREFIXES = {"k": 10**3, "t": 10**3, "m": 10**6}
"""Letters before a code that scale its amount ("MSEK 500", "40 TEUR")."""
CURRENCIES = {
    "dollar": "USD", "u.s dollar": "USD", "us dollar": "USD", "american dollar": "USD", "buck": "USD",
    "cent": "USD", "u.s cent": "USD", "us cent": "USD", "euro": "EUR", "euro cent": "EUR", "eurocent": "EUR",
    "pound sterling": "GBP", "british pound": "GBP", "sterling": "GBP", "pence": "GBP", "penny": "USD",
    "pennies": "USD", "yen": "JPY", "japanese yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "chinese yuan": "CNY", "yuan renminbi": "CNY", "franc": "CHF", "swiss franc": "CHF",
    "french franc": "FRF", "canadian dollar": "CAD", "canadian cent": "CAD", "australian dollar": "AUD",
    "new zealand dollar": "NZD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
    "taiwan dollar": "TWD", "new taiwan dollar": "TWD", "rupee": "INR", "indian rupee": "INR",
    "won": "KRW", "korean won": "KRW", "south korean won": "KRW", "peso": "MXN", "mexican peso": "MXN",
    "philippine peso": "PHP", "brazilian real": "BRL", "reais": "BRL", "rand": "ZAR",
    "south african rand": "ZAR", "krona": "SEK", "kronor": "SEK", "swedish krona": "SEK",
    "swedish kronor": "SEK", "norwegian krone": "NOK", "norwegian kroner": "NOK", "danish krone": "DKK",
    "danish kroner": "DKK", "shekel": "ILS", "new israeli shekel": "ILS", "israeli shekel": "ILS",
    "turkish lira": "TRY", "lira": "TRY", "ruble": "RUB", "rouble": "RUB", "russian ruble": "RUB",
    "baht": "THB", "thai baht": "THB", "ringgit": "MYR", "dirham": "AED", "riyal": "SAR",
    "saudi riyal": "SAR", "zloty": "PLN", "deutsche mark": "DEM", "deutschmark": "DEM",
    "finnish markka": "FIM", "bitcoin": "BTC", "lari": "GEL", "georgian lari": "GEL",
}  # fmt: skip
HUNDREDTHS = frozenset({"cent", "u.s cent", "us cent", "euro cent", "eurocent", "pence", "penny", "pennies",
                        "canadian cent"})  # fmt: skip

TIME = {
    "second": "s", "sec": "s", "s": "s", "minute": "min", "min": "min", "hour": "h", "hr": "h", "h": "h",
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade", "millisecond": "ms",
    "ms": "ms", "quarter": "quarter", "annum": "year", "yr": "year", "nanosecond": "ns", "ns": "ns",
    "business day": "business day", "trading day": "trading day", "calendar day": "day",
    "microsecond": "μs", "century": "century", "centuries": "century", "fortnight": "fortnight",
}  # fmt: skip
MEASURES = {
    "kilometer": "km", "kilometre": "km", "km": "km", "kms": "km", "fiber km": "km", "meter": "m",
    "metre": "m", "m": "m", "centimeter": "cm", "centimetre": "cm", "cm": "cm", "millimeter": "mm",
    "millimetre": "mm", "mm": "mm", "micrometer": "μm", "micron": "μm", "μm": "μm", "µm": "μm",
    "nanometer": "nm", "nanometre": "nm", "nm": "nm", "picometer": "pm", "decimeter": "dm", "dm": "dm",
    "mile": "mile", "nautical mile": "nmi", "yard": "yard", "foot": "ft", "feet": "ft", "ft": "ft",
    "inch": "in", "inche": "in", "square foot": "sq ft", "square feet": "sq ft", "sq ft": "sq ft",
    "sq. ft": "sq ft", "sqft": "sq ft", "sf": "sq ft", "square meter": "m²", "square metre": "m²",
    "m²": "m²", "m2": "m²", "sqm": "m²", "sq m": "m²", "square kilometer": "km²", "square kilometre": "km²",
    "km²": "km²", "km2": "km²", "square mile": "sq mi", "square inch": "sq in", "square yard": "sq yd",
    "acre": "acre", "hectare": "ha", "ha": "ha", "cubic meter": "m³", "cubic metre": "m³", "m³": "m³",
    "m3": "m³", "cubic foot": "cubic foot", "cubic feet": "cubic foot", "cubic yard": "cubic yard",
    "liter": "L", "litre": "L", "l": "L", "milliliter": "mL", "millilitre": "mL", "ml": "mL",
    "gallon": "gal", "quart": "quart", "pint": "pint", "fluid ounce": "fl oz", "teaspoon": "teaspoon",
    "tablespoon": "tablespoon", "cup": "cup", "barrel": "barrel", "bbl": "barrel", "boe": "boe",
    "bushel": "bushel", "kilogram": "kg", "kilo": "kg", "kg": "kg", "kgs": "kg", "gram": "g", "g": "g",
    "milligram": "mg", "mg": "mg", "microgram": "μg", "mcg": "μg", "μg": "μg", "ug": "μg", "pound": "lb",
    "lb": "lb", "lbs": "lb", "ounce": "oz", "oz": "oz", "troy ounce": "troy oz", "koz": "koz",
    "ton": "ton", "metric ton": "tonne", "metric tonne": "tonne", "tonne": "tonne", "short ton": "short ton",
    "t": "tonne", "mt": "tonne", "megaton": "Mt", "bit": "bit", "kilobit": "kbit",
    "megabit": "Mbit", "gigabit": "Gbit", "terabit": "Tbit", "byte": "byte", "kilobyte": "kB",
    "megabyte": "MB", "gigabyte": "GB", "terabyte": "TB", "petabyte": "PB", "gb": "GB", "tb": "TB",
    "mb": "MB", "kb": "kB",
    "kbps": "kbit/s", "mbps": "Mbit/s", "gbps": "Gbit/s", "tbps": "Tbit/s", "gb/s": "Gbit/s",
    "mph": "mi/h", "kph": "km/h", "kmh": "km/h", "kmph": "km/h", "knot": "knot", "rpm": "rpm",
    "watt": "W", "w": "W", "kilowatt": "kW", "kw": "kW", "megawatt": "MW", "mw": "MW", "gigawatt": "GW",
    "gw": "GW", "kilowatt-hour": "kWh", "kilowatt hour": "kWh", "kwh": "kWh", "megawatt-hour": "MWh",
    "megawatt hour": "MWh", "mwh": "MWh", "gigawatt-hour": "GWh", "gigawatt hour": "GWh", "gwh": "GWh",
    "twh": "TWh", "mwdc": "MWdc", "mwac": "MWac", "volt": "V", "v": "V", "kv": "kV", "ampere": "A",
    "amp": "A", "mah": "mAh", "hertz": "Hz", "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz",
    "thz": "THz", "megahertz": "MHz", "gigahertz": "GHz", "decibel": "dB", "db": "dB", "dbm": "dBm",
    "horsepower": "hp", "hp": "hp", "psi": "psi", "pascal": "Pa", "kpa": "kPa", "mpa": "MPa", "bar": "bar",
    "calorie": "cal", "kcal": "kcal", "btu": "Btu", "mmbtu": "MMBtu", "joule": "J", "therm": "therm",
    "°c": "°C", "°f": "°F", "celsius": "°C", "fahrenheit": "°F", "degrees celsius": "°C",
    "degrees fahrenheit": "°F", "degree celsius": "°C", "degree fahrenheit": "°F", "carat": "carat",
    "ct": "carat", "ppm": "ppm", "ppb": "ppb", "pixel": "pixel", "megapixel": "megapixel", "lumen": "lm",
    "teu": "TEU", "dwt": "dwt", "light-year": "light-year", "light year": "light-year",
    "microliter": "μL", "μl": "μL", "mcf": "Mcf", "bcf": "Bcf", "mmcf": "MMcf", "dram": "dram",
    "bcfe": "Bcfe", "mmcfe": "MMcfe", "mboe": "Mboe", "mmboe": "MMboe", "petaflop": "PFLOPS",
    "exaflop": "EFLOPS", "teraflop": "TFLOPS", "wafer": "wafer",
}  # fmt: skip
LETTERS = frozenset({"m", "l", "g", "t", "w", "v", "h", "s", "ct", "mt", "ha", "pm", "in", "hp", "bar",
                     "ft", "mw", "ms", "ns"})  # fmt: skip
"""Units that are read only in these very letters or glued to their number, for other words look like them."""

UNIT_WORD = r"(?:\s{0,40}|-\s{0,40})([a-zµμ°][a-zµμ²³.]{0,15}[23]?(?![a-z\d]))"
PER = r"\s{0,2}/\s{0,2}|\s{1,40}per\s{1,40}"
LONGEST = 3
"""Words of the longest name of a unit or currency ("pound sterling", "new israeli shekel")."""


def names(low: str, at: int, table: dict[str, str]) -> tuple[str, int] | None:
    """The longest name of a table that stands at a position, and where it ends."""
    best, end, phrase = None, at, ""
    for _ in range(LONGEST):
        word = compiled(UNIT_WORD).match(low, end)
        if not word:
            break
        stem = word[1].rstrip(".")
        phrase = f"{phrase} {stem}" if phrase else stem
        for form in (phrase, phrase.removesuffix("s") if len(phrase) > 2 else phrase):
            if form in table:
                best = form, word.end() - len(word[1]) + len(stem)
                break
        end = word.end()
    return best


def code(name: str) -> tuple[str, Decimal]:
    """The currency of a code in lower case and the scale its first letter brings; "" where it is none."""
    scale = 1
    if len(name) == 4 and name[0] in PREFIXES:
        scale, name = PREFIXES[name[0]], name[1:]
    if name not in CODES or name == "try":
        return "", Decimal(1)
    return ALIASES.get(name, name.upper()), Decimal(scale)


def measure(low: str, at: int, tight: bool) -> tuple[str, int] | None:
    """The unit at a position in one symbol ("km", "Gbit/s") and its end; `tight` if it is glued there."""
    found = names(low, at, MEASURES)
    if not found:
        return None
    name, end = found
    if name in LETTERS and not tight and len(name) == 1 and name not in "mgvw":
        return None
    symbol = MEASURES[name]
    near = low[end : end + 8]
    if ("/" in near or "per" in near) and (per := compiled(PER).match(low, end)):
        below = names(low, per.end(), TIME) or names(low, per.end(), MEASURES)
        if below:
            return f"{symbol}/{(TIME | MEASURES)[below[0]]}", below[1]
    return symbol, end
