"""What deposits and loans are like that customers take: terms, sizes, purposes, security."""

TERMS = {
    "DEP-01W": 0,
    "DEP-02W": 0,
    "DEP-01M": 1,
    "DEP-03M": 3,
    "DEP-06M": 6,
    "DEP-12M": 12,
    "DEP-13M": 13,
    "DEP-24M": 24,
    "DEP-36M": 36,
    "DEP-60M": 60,
    "DEP-FLEX": 6,
    "DEP-SEN": 12,
    "DEP-KID": 120,
}
"""Months until a deposit matures; 0 for weeks."""

_TAKEN = {
    "DEP-12M": 6,
    "DEP-06M": 6,
    "DEP-13M": 3,
    "DEP-24M": 3,
    "DEP-03M": 2,
    "DEP-36M": 2,
    "DEP-FLEX": 2,
    "DEP-60M": 1,
    "DEP-01M": 1,
    "DEP-02W": 1,
    "DEP-01W": 1,
}
COMMON = [code for code, times in _TAKEN.items() for _ in range(times)]
"""Deposits, each as often as it is taken."""

PLACED = {"gold": (250, 1900), "silver": (60, 480), "standard": (15, 120)}
"""A deposit in millions, by tier."""

BORROWED = {"LOAN-HOME": (32, 58), "LOAN-CAR": (11, 20), "LOAN-PERS": (3, 9)}
"""A loan in months of income."""

REPAID = {"LOAN-HOME": (180, 240), "LOAN-CAR": (60, 72, 84), "LOAN-PERS": (24, 36, 48)}
"""Terms of a loan in months."""

LENT_SINCE = {"LOAN-HOME": 1900, "LOAN-CAR": 1200, "LOAN-PERS": 500}
"""No such loan was paid out longer ago, in days."""

PURPOSES = {
    "LOAN-HOME": "home",
    "LOAN-CAR": "car",
    "LOAN-PERS": "house repair",
    "LOAN-WORK": "goods and materials",
    "LOAN-OD": "cash",
}
LIENS = {"LOAN-HOME": "mortgage of the home", "LOAN-CAR": "the car", "LOAN-WORK": "stock and receivables"}
