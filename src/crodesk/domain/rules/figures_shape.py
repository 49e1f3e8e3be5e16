"""The shapes of the other rule files: one table a rule, under the rule's name."""

from collections.abc import Mapping
from decimal import Decimal

from crodesk.domain.rules.shape import Key, Table, sourced

_TESTS = (">=", ">")
_WHOLE, _SHARE, _TEXT = Key("whole"), Key("share"), Key("text")
_PERCENT = Key("number", required=True, highest=Decimal(100))
_MONTHS = Key("whole", required=True, lowest=Decimal(1))
_HOUR = Key("whole", required=True, highest=Decimal(24))
_EFFECTS = ("none", "override", "adjusted", "extended", "recalled", "interest_waived", "unlikely_to_pay")
"""What a measure says to the classification: nothing, a group set by hand, a restructuring, a recall, a fact."""
_FINDINGS = ("right", "partly", "wrong")
_CHANNELS = ("call", "message", "letter", "visit", "desk")

FIGURES: Mapping[str, Table] = {
    "late_charges": Table(
        each=sourced(
            overdue_principal_max_multiple=Key("number", required=True, lowest=Decimal(1)),
            late_interest_annual_cap=Key("share", required=True),
            year_days=Key("whole", required=True),
            notice=Key("words"),
        )
    ),
    "interest_basis": Table(
        each=sourced(
            year_days=Key("whole", required=True),
            month_days=Key("whole", required=True),
            week_days=Key("whole", required=True),
            ways=Key("codes", required=True, choices=("exclude_first", "exclude_last")),
        )
    ),
    "loan_terms": Table(each=sourced(short_max_months=_MONTHS, medium_max_months=_MONTHS)),
    "cash_reporting": Table(
        each=sourced(
            country=Key("code", required=True),
            kind=Key(
                "code",
                required=True,
                choices=("cash", "transfer_domestic", "transfer_international", "transfer_company"),
            ),
            currency=Key("code", required=True),
            amount=Key("number", required=True),
            test=Key("code", required=True, choices=_TESTS),
            window=Key("code", required=True, choices=("day", "transaction")),
            alt_currency=Key("code"),
            alt_amount=Key("number"),
            one_direction=Key("truth"),
        )
    ),
    "beneficial_owner": Table(
        each=sourced(percent=_PERCENT, test=Key("code", required=True, choices=_TESTS), besides=Key("words"))
    ),
    "kyc_review": Table(each=sourced(high=_MONTHS, medium=_MONTHS, low=_MONTHS)),
    "complaint_sla": Table(
        each=sourced(
            final_days=_WHOLE,
            final_business_days=_WHOLE,
            final_weeks=_WHOLE,
            complex_days=_WHOLE,
            most_days=_WHOLE,
            summary_business_days=_WHOLE,
            payment_business_days=_WHOLE,
            payment_exceptional_business_days=_WHOLE,
            refer_within_months=_WHOLE,
            customer_window_days=_WHOLE,
            compensate_business_days=_WHOLE,
            no_cause_business_days=_WHOLE,
            channels_min=_WHOLE,
            then=_TEXT,
        )
    ),
    "affordability": Table(
        each=sourced(
            housing=_SHARE, total=_SHARE, variable_income_haircut=_SHARE, ltv_property=_SHARE, name=Key("words")
        )
    ),
    "dscr": Table(each=sourced(least=Key("number", required=True))),
    "ltv": Table(each=sourced(most=Key("share", required=True), country=Key("code", required=True))),
    "dunning": Table(
        each=sourced(
            dpd=Key("whole", required=True, lowest=None),
            level=Key("whole", required=True),
            name=Key("words", required=True),
            channel=Key("code", required=True, choices=_CHANNELS),
            text=Key("code"),
            who=Key("code", required=True, choices=("officer", "manager", "legal")),
            pay_days=_WHOLE,
        )
    ),
    "contact_hours": Table(
        each=sourced(
            from_hour=_HOUR,
            until_hour=_HOUR,
            most_a_day=Key("whole", required=True, lowest=Decimal(1)),
            third_parties=Key("truth", required=True),
            days_off=Key("truth", required=True),
        )
    ),
    "promises": Table(
        each=sourced(
            grace_days=Key("whole", required=True),
            check_hour=_HOUR,
            after_broken=Key("code", required=True, choices=_CHANNELS),
        )
    ),
    "decline_reasons": Table(each=sourced(name=Key("words", required=True))),
    "not_scored": Table(
        each=sourced(
            name=Key("words", required=True),
            refused=Key("truth", required=True),
            kinds=Key("codes", required=True),
            terms=Key("codes", required=True),
        )
    ),
    "cash_payments": Table(each=sourced(cash_allowed=Key("truth", required=True), below=Key("numbers", required=True))),
    "drawing_checks": Table(
        each=sourced(
            name=Key("words", required=True),
            weight=Key("code", required=True, choices=("stop", "warn")),
            days=_WHOLE,
        )
    ),
    "inspections": Table(
        each=sourced(
            name=Key("words", required=True),
            subject=Key("code", required=True, choices=("use", "collateral")),
            first_days=_WHOLE,
            again_days=_WHOLE,
            every_months=Key("whole", lowest=Decimal(1)),
            careful=Key("truth"),
            late_from=_WHOLE,
            findings=Key("codes", choices=_FINDINGS),
        )
    ),
    "misuse": Table(
        each=sourced(
            name=Key("words", required=True),
            findings=Key("codes", required=True, choices=_FINDINGS),
            days=Key("whole", required=True),
            who=Key("code", required=True, choices=("officer", "manager", "customer")),
            paper=Key("code"),
        )
    ),
    "measures": Table(
        each=sourced(
            name=Key("words", required=True),
            after=Key("codes"),
            not_after=Key("codes"),
            matured=Key("truth"),
            not_matured=Key("truth"),
            from_dpd=_WHOLE,
            needs=Key("codes", required=True, choices=("reason", "paper", "approval")),
            effect=Key("code", required=True, choices=_EFFECTS),
            notice_days=_WHOLE,
        )
    ),
    "litigation": Table(
        each=sourced(
            name=Key("words", required=True),
            after=Key("codes"),
            not_after=Key("codes"),
            since=Key("code"),
            days=_WHOLE,
            years=_WHOLE,
        )
    ),
    "warnings": Table(
        each=sourced(
            name=Key("words", required=True),
            kind=Key("code", required=True, choices=("computed", "heard")),
            weight=Key("whole", required=True, lowest=Decimal(1), highest=Decimal(10)),
            months=Key("whole", lowest=Decimal(1)),
            days=_WHOLE,
            times=Key("whole", lowest=Decimal(1)),
            percent=Key("number", highest=Decimal(100)),
            paper=Key("code", choices=("insurance", "valuation", "identity")),
        )
    ),
    "warning_answers": Table(each=sourced(most_days=Key("whole", required=True, lowest=Decimal(1)))),
    "collection_buckets": Table(each=sourced(starts=Key("wholes", required=True))),
}
"""The kinds of rule files by name, and what each rule says: shares are fractions, percentages are called so."""
