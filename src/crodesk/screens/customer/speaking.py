"""Getting ready to speak to the customer, and writing to them from the file."""

from crodesk.domain.messaging import templates
from crodesk.screens.customer.file_screen import FileScreen
from crodesk.screens.navigation import BeginApplication
from crodesk.screens.speaking.room import Choice, Speaking, label
from crodesk.services import queue, writing
from crodesk.services.writing import About

MOST_ROWS = 4
"""So many rows of the queue are offered to be written about."""


class SpeakingInFile(FileScreen, Speaking):
    """What one does with the customer before and besides a call."""

    def action_loan(self) -> None:
        """Begin a loan application, or open one that is under way."""
        self.post_message(BeginApplication(self.rid))

    def action_brief(self) -> None:
        """Show the page of the customer."""
        self.open_briefing(self.rid)

    def action_compose(self) -> None:
        """Ask which message is written: first about what is due, then what can be written to anybody."""
        about = About(self.rid)
        anybody = [Choice([about], name, label(name)) for name in templates.offered("")]
        self.choose_message([*self._due(), *anybody])

    def _due(self) -> list[Choice]:
        """Return a choice for each row of the queue that a message fits."""
        abouts = [About(self.rid, row) for row in self.desk.look(queue.of_customer, self.rid)]
        named = [(about, self.desk.look(writing.fitting, about)) for about in abouts]
        today = self.desk.today
        fitting = [(about, name) for about, name in named if name and name not in templates.offered("")]
        return [
            Choice([about], name, label(name), about.item.about(today) if about.item else "")
            for about, name in fitting[:MOST_ROWS]
        ]
