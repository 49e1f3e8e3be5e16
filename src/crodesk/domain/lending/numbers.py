"""The arithmetic of the engine: a decimal context of its own, whatever the surroundings have set."""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

CONTEXT = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-999_999,
    Emax=999_999,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
"""What every amount, factor and rate is computed in: the 34 digits of IEEE 754 decimal128, rounded half to even.

Amounts are rounded to their currency only where a rule says so; factors never.
"""

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)


def precisely(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Return `function` computing within `CONTEXT`."""

    @wraps(function)
    def within(*arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
        with localcontext(CONTEXT):
            return function(*arguments, **named)

    return within
