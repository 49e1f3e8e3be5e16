"""What is known of an identity number by itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from crodesk.domain.identity.places import Place
from crodesk.domain.problem import Problem

Form = Literal["vn_citizen", "vn_old", "cn_resident", "cn_old", "passport", "other"]
"""By whom and how it was made: 12 digits of Vietnam or its 9 until 2021; 18 characters of China or its 15 digits until
1999; a passport of any country; anything else."""


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number as it is kept, and what it says of its holder."""

    number: str
    """Without blanks and dots where its form is known, else as it was typed."""
    form: Form
    place: Place | None = None
    """Where the holder was registered; `None` where the number doesn't say."""
    abroad: bool = False
    """Whether a birth abroad was registered, of which the number says no place."""
    born_in: int | None = None
    """The year of birth."""
    born_on: date | None = None
    """The day of birth."""
    sex: Literal["male", "female", ""] = ""
    void_since: date | None = None
    """Of an old form: the first day on which no such card held any more."""
    doubt: Problem | None = None
    """What is hardly right; such a number is asked about and never refused, as papers hold mistakes too."""

    @property
    def kind(self) -> str:
        """The kind of paper that has such a number, as records name it; empty where it can't be told."""
        return {"passport": "passport", "other": ""}.get(self.form, "id_card")
