"""Currencies, how many decimals their smallest unit has, and the signs that people write for them."""

from dataclasses import dataclass

_CODES = {
    0: """
        BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
    """,
    2: """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
        COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
        MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
        STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
    """,
    3: """
        BHD IQD JOD KWD LYD OMR TND
    """,
    4: """
        CLF UYW
    """,
}

MINOR_UNITS = {code: units for units, codes in _CODES.items() for code in codes.split()}
"""How many decimals the smallest unit of each currency has (ISO 4217, list one)."""

_USUAL_UNITS = 2

_DOLLARS = ("USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD")

CURRENCY_SIGNS: dict[str, tuple[str, ...]] = {
    "₫": ("VND",), "d": ("VND",), "dong": ("VND",), "越南盾": ("VND",), "盾": ("VND",),
    "$": _DOLLARS, "us$": ("USD",), "dollar": _DOLLARS, "dollars": _DOLLARS, "do la": _DOLLARS, "美元": ("USD",),
    "¥": ("CNY", "JPY"), "cn¥": ("CNY",), "元": ("CNY",), "块": ("CNY",), "rmb": ("CNY",), "人民币": ("CNY",),
    "yuan": ("CNY",), "円": ("JPY",), "yen": ("JPY",), "€": ("EUR",), "euro": ("EUR",), "欧元": ("EUR",),
    "£": ("GBP",), "₩": ("KRW",), "won": ("KRW",), "฿": ("THB",), "baht": ("THB",), "₹": ("INR",),
}  # fmt: skip
"""Which currencies a sign may stand for, in small letters without marks; besides, each has its own code."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency."""

    minor: int
    """Whole minor units: đồng, cents, fen."""
    currency: str
    """The code of ISO 4217."""

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} don't add up")
        return Money(self.minor + other.minor, self.currency)


def minor_units(currency: str) -> int:
    """Return how many decimals the smallest unit of a currency has."""
    return MINOR_UNITS.get(currency, _USUAL_UNITS)
