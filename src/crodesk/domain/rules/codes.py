"""The short words by which rule files and facts name things; nothing else, so that the command line starts quickly."""

BASES = ("after_due", "with_due_day", "while_material")
"""How days past due are counted: the day after the due date is day 1; the due date itself is day 1; only days in a row
on which what is past due exceeds both limits of materiality."""

FACTS = ("interest_waived", "unlikely_to_pay", "to_be_recovered_after_inspection", "new_forbearance")
"""What the bank knows of a facility besides its days past due."""

STATES = ("in_observation", "in_probation")
"""What the engine works out for a facility that was restructured or forborne."""

PRODUCTS = (
    "closed_end", "open_end", "residential", "sme", "agriculture", "commercial_real_estate",
    "commercial_real_estate_housing", "interbank",
)  # fmt: skip
"""The kinds of facility that some pack treats on their own."""

LAST_RESTRUCTURES = ("adjusted", "extended")
"""What the last restructuring was: terms adjusted within the final maturity, or the maturity extended."""
