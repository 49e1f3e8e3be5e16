"""How a converter says that a text is none of what it should be."""

from crodesk.domain.problem import Problem


class BadValue(ValueError):
    """A text in a file is not what its column should hold."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        """A message id of the catalogues, with `{placeholders}`."""
        self.values = values
        """What fills the placeholders."""

    def in_field(self, key: str) -> Problem:
        """Return it as a problem of the field `key`."""
        return Problem(key, self.text, self.values)
