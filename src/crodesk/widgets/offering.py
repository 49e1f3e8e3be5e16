"""A screen that explains itself and lists what can be done; help and menu are read when they are first asked for."""

from crodesk.language import _
from crodesk.widgets.acting import Acting, T


class Explained(Acting[T]):
    """A screen that F1 explains."""

    ABOUT: str = ""
    """What the screen is for, in one or two sentences: a message id."""

    async def action_perform(self, action_id: str) -> None:
        """Do the action of that id; one that isn't for this moment says that its key does nothing now."""
        if all(action.id != action_id for action in self.actions):
            self._say_nothing(action_id)
        await super().action_perform(action_id)

    def _say_nothing(self, action_id: str) -> None:
        from crodesk.widgets import unknown_keys

        listed = (action for each in type(self).__mro__ for action in each.__dict__.get("ACTIONS", ()))
        words = next((_(action.words) for action in listed if action.id == action_id), "")
        if words:
            unknown_keys.say(self.app, words)

    def keep_typed(self) -> bool:
        """Keep what was typed as a draft, since the program ends; tell whether something would be lost all the same."""
        return False

    def action_help(self) -> None:
        """Open the help."""
        from crodesk.widgets.help import HelpDialog

        about = [_(text) for text in (self.ABOUT, str(getattr(self.focused, "help_text", ""))) if text]
        self.app.push_screen(HelpDialog(about, self.actions, self.reasons))


class Offering(Explained[T]):
    """A screen with a menu of its actions."""

    begun = ""
    """The id of the action that was done last."""

    async def action_perform(self, action_id: str) -> None:
        """Do it, and remember that it was done."""
        self.begun = action_id
        await super().action_perform(action_id)

    def action_menu(self) -> None:
        """Open the menu, and do what is chosen."""
        from crodesk.widgets.menu import ActionMenu

        self.app.push_screen(ActionMenu(self.actions, self.reasons), self._chosen)

    async def _chosen(self, action_id: str | None) -> None:
        if action_id:
            await self.action_perform(action_id)
