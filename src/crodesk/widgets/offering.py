"""A screen that explains itself and lists what can be done; help and menu are read when they are first asked for."""

from crodesk.language import _
from crodesk.widgets.acting import Acting, T


class Explained(Acting[T]):
    """A screen that F1 explains."""

    ABOUT: str = ""
    """What the screen is for, in one or two sentences: a message id."""

    def action_help(self) -> None:
        """Open the help."""
        from crodesk.widgets.help import HelpDialog

        about = [_(text) for text in (self.ABOUT, str(getattr(self.focused, "help_text", ""))) if text]
        self.app.push_screen(HelpDialog(about, self.actions, self.reasons))


class Offering(Explained[T]):
    """A screen with a menu of its actions."""

    def action_menu(self) -> None:
        """Open the menu, and do what is chosen."""
        from crodesk.widgets.menu import ActionMenu

        self.app.push_screen(ActionMenu(self.actions, self.reasons), self._chosen)

    async def _chosen(self, action_id: str | None) -> None:
        if action_id:
            await self.action_perform(action_id)
