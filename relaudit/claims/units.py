"""What numbers are measured in: currencies to ISO 4217, units of measure to one symbol each."""

from decimal import Decimal

from relaudit.claims.lazy import compiled

SYMBOLS = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "c$": "CAD", "cdn$": "CAD", "ca$": "CAD", "cad$": "CAD",
    "can$": "CAD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "sg$": "SGD", "nt$": "TWD", "r$": "BRL", "mx$": "MXN", "usd$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY",
    "rmb¥": "CNY", "mex$": "MXN", "j$": "JMD", "tt$": "TTD", "rd$": "DOP",
    "₹": "INR", "₩": "KRW", "₪": "ILS", "₽": "RUB", "₺": "TRY", "₫": "VND", "₱": "PHP",
    "฿": "THB", "₦": "NGN", "₴": "UAH", "₾": "GEL", "₭": "LAK", "₿": "BTC", "¢": "USD",
    "₸": "KZT", "₵": "GHS", "₲": "PYG", "₡": "CRC", "៛": "KHR", "৳": "BDT", "₮": "MNT", "￥": "JPY",
}  # fmt: skip
CODES = frozenset(
    "usd eur gbp jpy cny rmb cad aud nzd chf hkd sgd twd inr krw sek nok dkk pln czk huf ils zar brl mxn "
    "clp ars thb idr myr vnd aed ntd btc rs nis rp sfr isk bgn hrk uah kzt azn rsd lbp egp ngn ghs "
    "kes tzs ugx zmw bwp mzn dzd tnd jod kwd omr qar iqd pkr lkr bdt khr mnt uyu pyg crc gtq hnl dop "
    "jmd ttd xaf xof pgk fjd".split()
)
"""Codes that may stand before or after an amount ("USD 200", "200 USD")."""

CAPITALS = frozenset("cop rub sar try pen bob mad ron gel lak mmk etb rm tl php bhd npr".split())
"""Codes that are words, too, or parts of names: they stand in capitals beside a plain amount."""

ALIASES = {"rmb": "CNY", "ntd": "TWD", "rs": "INR", "nis": "ILS", "rp": "IDR", "rm": "MYR", "tl": "TRY",
           "sfr": "CHF"}  # fmt: skip
PREFIXES = {"k": 10**3, "t": 10**3, "m": 10**6}
"""Letters before a code that scale its amount ("MSEK 500", "40 TEUR")."""


def table(text: str) -> dict[str, str]:
    """What each name stands for in a list of "symbol: name, name; symbol: name"."""
    entries = (entry.partition(": ") for entry in " ".join(text.split()).split("; "))
    return {name: symbol for symbol, _, names in entries for name in names.split(", ")}


CURRENCIES = table("""
    USD: dollar, buck, cent, penny, pennie, american dollar, us dollar, u.s dollar, united state dollar,
    u.s cent, us cent;
    EUR: euro, eurocent, euro cent; GBP: pound sterling, sterling, pence, british pound;
    JPY: yen, japanese yen; CNY: yuan, renminbi, yuan renminbi, chinese yuan; CHF: franc, swiss franc;
    INR: rupee, indian rupee; KRW: won, korean won, south korean won; MXN: peso, mexican peso;
    BRL: reai, brazilian real, brazilian reai; ZAR: rand, south african rand;
    SEK: krona, kronor, swedish krona, swedish kronor; ILS: shekel, israeli shekel, new israeli shekel;
    TRY: lira, turkish lira; RUB: ruble, rouble, russian ruble; THB: baht, thai baht;
    MYR: ringgit, malaysian ringgit; AED: dirham, uae dirham, emirati dirham; SAR: riyal, saudi riyal;
    PLN: zloty, polish zloty; HUF: forint, hungarian forint; UAH: hryvnia, ukrainian hryvnia;
    IDR: rupiah, indonesian rupiah; NGN: naira, nigerian naira; KZT: tenge, kazakhstani tenge, kazakh tenge;
    DEM: deutschmark, german mark, deutsche mark; FIM: finnish markka, finnish mark; ESP: peseta;
    ITL: lire, italian lira; NLG: guilder, dutch guilder; BTC: bitcoin; GEL: lari, georgian lari;
    CAD: canadian dollar, canadian cent; AUD: australian dollar, australian cent; NZD: new zealand dollar;
    HKD: hong kong dollar; SGD: singapore dollar; TWD: taiwan dollar, new taiwan dollar;
    JMD: jamaican dollar; EGP: egyptian pound; LBP: lebanese pound; SDG: sudanese pound; SYP: syrian pound;
    FRF: french franc; BEF: belgian franc; XOF: cfa franc; PHP: philippine peso; COP: colombian peso;
    CLP: chilean peso; ARS: argentine peso; UYU: uruguayan peso; DOP: dominican peso; CUP: cuban peso;
    PKR: pakistani rupee; NPR: nepalese rupee; MUR: mauritian rupee; LKR: sri lankan rupee;
    DZD: algerian dinar; BHD: bahraini dinar; IQD: iraqi dinar; JOD: jordanian dinar; KWD: kuwaiti dinar;
    LYD: libyan dinar; RSD: serbian dinar; TND: tunisian dinar; MAD: moroccan dirham; IRR: iranian rial;
    OMR: omani rial, omani riyal; YER: yemeni rial; QAR: qatari rial, qatari riyal; KES: kenyan shilling;
    TZS: tanzanian shilling; UGX: ugandan shilling; SOS: somali shilling;
    NOK: norwegian krone, norwegian kroner; DKK: danish krone, danish kroner; ISK: icelandic krona;
    CZK: czech koruna; BYN: belarusian ruble; PEN: peruvian sole; GHS: ghanaian cedi; ZMW: zambian kwacha;
    MWK: malawian kwacha; RON: romanian leu; MDL: moldovan leu; BGN: bulgarian lev; HRK: croatian kuna;
    AZN: azerbaijani manat; VND: vietnamese dong; BDT: bangladeshi taka
""")
"""Names of money by their code in ISO 4217; names stand in lower case and as `plain` leaves them."""

HUNDREDTHS = frozenset("cent eurocent pence penny pennie".split())
TIME = table("""
    s: second, sec, s; min: minute, min; h: hour, hr, h; day: day, calendar day; week: week; month: month;
    year: year, annum, yr; decade: decade; ms: millisecond, ms; quarter: quarter; ns: nanosecond, ns;
    business day: business day; trading day: trading day; μs: microsecond; century: century, centuries;
    fortnight: fortnight
""")
MEASURES = table("""
    km: kilometer, km, fiber km; m: meter, m; cm: centimeter, cm; mm: millimeter, mm;
    μm: micrometer, micron, μm, µm; nm: nanometer, nm; pm: picometer; dm: decimeter, dm; mile: mile, mi;
    nmi: nautical mile; yard: yard, yd; ft: foot, ft; in: inch, in; sq ft: square foot, square ft, sqft, sf;
    m²: square meter, m², m2, sqm, square m; km²: square kilometer, km², km2, square km;
    sq mi: square mile, square mi; sq in: square inch, square in; sq yd: square yard, square yd;
    cm²: square centimeter, square cm, cm², cm2; mm²: square millimeter, square mm, mm², mm2; acre: acre;
    ha: hectare, ha; m³: cubic meter, m³, m3, cubic m; cubic foot: cubic foot, cubic ft;
    cubic yard: cubic yard, cubic yd; cubic inch: cubic inch; cm³: cubic centimeter, cc, cm³, cm3;
    km³: cubic kilometer; cubic mile: cubic mile; L: liter, l; mL: milliliter, ml; dL: deciliter, dl;
    cL: centiliter, cl; hL: hectoliter; ML: megaliter; gal: gallon, gal; quart: quart; pint: pint;
    fl oz: fluid ounce, fl oz; teaspoon: teaspoon, tsp; tablespoon: tablespoon, tbsp; cup: cup;
    barrel: barrel, bbl; boe: boe;
    kt/year: ktpa; Mt/year: mtpa; tonne/year: tpa; tonne/day: tpd;
    barrel/day: bpd, bopd; boe/day: boepd, boed; Mboe/day: mboed, mboepd;
    MMcf/day: mmcfd; Bcf/day: bcfd; bushel: bushel; kg: kilogram, kilo, kg; g: gram, g; mg: milligram, mg;
    μg: microgram, mcg, μg, ug; lb: pound, lb; oz: ounce, oz; troy oz: troy ounce; koz: koz;
    ton: ton, us ton; tonne: metric ton, metric tonne, tonne, t, mt; short ton: short ton;
    long ton: long ton; kt: kt, kiloton, kilotonne; ng: nanogram, ng; dry ton: dry ton;
    cwt: hundredweight, cwt; Mt: megaton; bit: bit; kbit: kilobit; Mbit: megabit; Gbit: gigabit;
    Tbit: terabit; byte: byte; kB: kilobyte, kb; MB: megabyte, mb; GB: gigabyte, gb; TB: terabyte, tb;
    PB: petabyte, pb; EB: exabyte; ZB: zettabyte; Pbit: petabit; kbit/s: kbps; Mbit/s: mbps;
    Gbit/s: gbps, gb/s; Tbit/s: tbps; mi/h: mph; km/h: kph, kmh, kmph; knot: knot; rpm: rpm; W: watt, w;
    kW: kilowatt, kw; MW: megawatt, mw; GW: gigawatt, gw; kWh: kilowatt-hour, kilowatt hour, kwh;
    MWh: megawatt-hour, megawatt hour, mwh; GWh: gigawatt-hour, gigawatt hour, gwh;
    TWh: terawatt-hour, terawatt hour, twh; GWdc: gwdc; Wh: watt-hour, watt hour, wh; kWp: kwp; MWp: mwp;
    GWp: gwp; kVA: kva; MVA: mva; TW: terawatt; mW: milliwatt; mA: milliamp, milliampere; kV: kilovolt, kv;
    Ω: ohm; N: newton; kN: kilonewton; MWdc: mwdc; MWac: mwac; V: volt, v; A: ampere, amp; mAh: mah;
    Hz: hertz, hz; kHz: khz, kilohertz; MHz: mhz, megahertz; GHz: ghz, gigahertz; THz: thz, terahertz;
    dB: decibel, db; dBm: dbm; hp: horsepower, hp; psi: psi; Pa: pascal; kPa: kpa; MPa: mpa; bar: bar;
    cal: calorie; kcal: kilocalorie, kcal; kJ: kj, kilojoule; MJ: megajoule; GJ: gigajoule, gj;
    PJ: petajoule, pj; Btu: btu; MMBtu: mmbtu; J: joule; therm: therm;
    °C: °c, celsius, degree celsius, degree c, deg c, deg celsius, degree centigrade;
    °F: °f, fahrenheit, degree fahrenheit, degree f, deg f, deg fahrenheit; °: °; K: kelvin; rad: radian;
    mol: mole, mol; mmol: mmol, millimole; carat: carat, ct; ppm: ppm; ppb: ppb; pixel: pixel;
    megapixel: megapixel; lm: lumen; TEU: teu; dwt: dwt; light-year: light-year, light year;
    μL: microliter, μl; Mcf: mcf; Bcf: bcf; MMcf: mmcf; dram: dram; Bcfe: bcfe; MMcfe: mmcfe; Mboe: mboe;
    MMboe: mmboe; PFLOPS: petaflop; EFLOPS: exaflop; TFLOPS: teraflop; wafer: wafer
""")
"""Names of units by the symbol each is told by."""

CASED = {"Kb": "kbit", "Mb": "Mbit", "Gb": "Gbit", "Tb": "Tbit", "Pb": "Pbit", "Mt": "Mt", "mW": "mW"}
"""Units that only the case of a letter tells from others."""

SCALING = frozenset("MGTHS")
"""Capitals that are no unit: "10 M" are millions."""

DENOMINATORS = TIME | MEASURES | {"d": "day", "y": "year"}
LETTERS = frozenset("lgtwvhms") | {"ct"}
LONE = frozenset("mgvwl°")
"""Letters that are a unit also behind a blank: "5 m", but "5 h" is none."""

UNIT_WORD = r"(?:\s{0,40}|-\s{0,40})([a-zµμ°][a-zµμ²³.]{0,15}[23]?(?![a-z\d]))"
PER = r"\s{0,2}/\s{0,2}|\s{1,40}per\s{1,40}"
BRACKETED = {"(": ")", "[": "]", "{": "}", "<": ">"}
ALIKE = {"sq": "square", "cu": "cubic", "feet": "foot", "inche": "inch", "gramme": "gram",
         "kilogramme": "kilogram", "lbs": "lb", "kms": "km", "kgs": "kg", "hrs": "hr",
         "yrs": "yr"}  # fmt: skip
"""Other spellings of a word of a name; short plurals stand here, for "2019 has" are no hectares."""

LONGEST = 3
"""Words of the longest name of a unit or currency ("pound sterling", "new israeli shekel")."""


def names(low: str, at: int, known: dict[str, str]) -> tuple[str, int] | None:
    """The longest name of a table that stands at a position, and where it ends; its words may be plural."""
    best, end, before = None, at, ""
    for _ in range(LONGEST):
        word = compiled(UNIT_WORD).match(low, end)
        if not word:
            break
        stem = word[1].rstrip(".")
        single = plain(stem)
        for form in (before + stem, before + single):
            if form in known:
                best = form, word.end() - len(word[1]) + len(stem)
                break
        before, end = f"{before}{single} ", word.end()
    return best


def plain(word: str) -> str:
    """A word of a unit's name in the singular and in American spelling.

    >>> plain("kilometres"), plain("sq"), plain("feet")
    ('kilometer', 'square', 'foot')
    """
    if len(word) > 3 and word[-1] == "s" and word[-2] != "s" and "." not in word:
        word = word[:-1]
    return ALIKE.get(word, word).replace("metre", "meter").replace("litre", "liter")


def code(written: str) -> tuple[str, Decimal]:
    """The currency of a code and the scale its first letter brings ("MSEK"); "" where it is none."""
    scale, name = 1, written.lower()
    if len(name) == 4 and name[0] in PREFIXES:
        scale, name = PREFIXES[name[0]], name[1:]
    if name in CODES or (name in CAPITALS and written.isupper()):
        return ALIASES.get(name, name.upper()), Decimal(scale)
    return "", Decimal(1)


def measure(text: str, low: str, at: int, tight: bool) -> tuple[str, int] | None:
    """The unit at a position in one symbol ("km", "Gbit/s") and its end; `tight` if it is glued there."""
    opening = at + (low[at : at + 1] == " ")
    closing = BRACKETED.get(low[opening : opening + 1])
    found = names(low, opening + 1 if closing else at, MEASURES)
    if not found or (found[0] == "in" and not tight):
        return None
    name, end = found
    if closing:
        return (MEASURES[name], end + 1) if len(name) > 1 and low[end : end + 1] == closing else None
    if len(name) == 1 and ((not tight and name not in LONE) or text[end - 1] in SCALING):
        return None
    symbol = CASED.get(text[end - len(name) : end], MEASURES[name])
    near = low[end : end + 8]
    if ("/" in near or "per" in near) and (per := compiled(PER).match(low, end)):
        below = names(low, per.end(), DENOMINATORS)
        if below:
            return f"{symbol}/{DENOMINATORS[below[0]]}", below[1]
    return symbol, end
