"""The form over one question of the scorecard: its levels to choose from, and what shows the answer."""

from crodesk.domain.records import Field
from crodesk.domain.records.kind import Choice
from crodesk.domain.words import N_
from crodesk.language import _, language
from crodesk.services import application_questions
from crodesk.services.application_questions import Question
from crodesk.services.application_view import ApplicationFile
from crodesk.services.desk import Desk
from crodesk.widgets.record_dialog import RecordDialog, Values

ANSWERED = N_("Answered a question of the scorecard")


def dialog(desk: Desk, shown: ApplicationFile, asked: Question) -> RecordDialog:
    """Return the form that asks a question of an application; it answers the number of the row that keeps it."""
    spoken, own = language(), shown.line
    name = asked.words.in_language(spoken)
    levels = tuple(Choice(code, words.in_language(spoken)) for code, words in asked.levels)
    proof = asked.proof.in_language(spoken) if asked.proof else ""
    fields = (
        Field("answer", N_("Answer"), "choice", levels, required=True),
        Field("evidence", N_("Proof"), help=proof),
    )

    def save(values: Values) -> int:
        about = f"{own.number} · {name}"
        return desk.do_now(ANSWERED, about, application_questions.answer, own.rid, asked.code, values)

    given = {"answer": asked.answer, "evidence": asked.evidence} if asked.answered else {}
    draft = ("answer", f"{own.number}:{asked.code}")
    return RecordDialog(desk, f"{own.number} · {_(name)}", fields, save, values=given, draft=draft, first="answer")
