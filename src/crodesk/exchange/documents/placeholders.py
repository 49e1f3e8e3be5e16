"""What a template may ask for: placeholders of the list, `if` and `for`; anything else is named in words."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from jinja2 import nodes

from crodesk.domain.lending.papers.fields import Field, fields
from crodesk.domain.problem import Problem
from crodesk.domain.words import N_

_LOOP = {"index", "first", "last"}
"""What may be asked of `loop`."""
_PLAIN = (nodes.Template, nodes.If, nodes.Not, nodes.And, nodes.Or, nodes.TemplateData)
Rows = Mapping[str, Field]
"""The list that each variable of a `for` goes through, by the variable."""


def problems(node: nodes.Node, file: str) -> list[Problem]:
    """Return everything that a template asks for and can't have; each said once."""
    found = {(each.field, each.text): each for each in _within(node, {}, file)}
    return list(found.values())


def _within(node: nodes.Node, rows: Rows, file: str) -> Iterator[Problem]:
    if isinstance(node, nodes.For):
        yield from _for(node, rows, file)
    elif isinstance(node, nodes.Getattr):
        yield from _column(node, rows, file)
    elif isinstance(node, nodes.Name):
        yield from _known(node.name, fields(), file)
    elif isinstance(node, nodes.Output):
        for printed in node.nodes:
            yield from _printed(printed, rows, file)
    elif isinstance(node, _PLAIN):
        for child in node.iter_child_nodes():
            yield from _within(child, rows, file)
    else:
        yield _not_allowed(type(node).__name__.lower(), file)


def _printed(node: nodes.Node, rows: Rows, file: str) -> Iterator[Problem]:
    """Yield what is wrong with something between `{{` and `}}`: only a text can be printed."""
    field = fields().get(node.name) if isinstance(node, nodes.Name) else None
    if field is not None and field.kind != "text":
        words = N_("{file}: “{name}” can't be printed: a list needs “for”, a yes or no needs “if”.")
        yield Problem(field.name, words, {"file": file, "name": field.name})
    else:
        yield from _within(node, rows, file)


def _for(node: nodes.For, rows: Rows, file: str) -> Iterator[Problem]:
    if not isinstance(node.target, nodes.Name) or not isinstance(node.iter, nodes.Name) or node.test or node.recursive:
        yield _not_allowed("for", file)
        return
    lists = {name: field for name, field in fields().items() if field.kind == "list"}
    yield from _known(node.iter.name, lists, file)
    if node.iter.name in lists:
        inside = {**rows, node.target.name: lists[node.iter.name]}
        for child in (*node.body, *node.else_):
            yield from _within(child, inside, file)


def _column(node: nodes.Getattr, rows: Rows, file: str) -> Iterator[Problem]:
    of = node.node.name if isinstance(node.node, nodes.Name) else ""
    if of == "loop" and rows and node.attr in _LOOP:
        return
    if of not in rows:
        yield _not_allowed(f"{of}.{node.attr}", file)
        return
    columns = {column.name: column for column in rows[of].columns}
    yield from _known(node.attr, columns, file, before=f"{of}.")


def _known(name: str, known: Mapping[str, Field], file: str, before: str = "") -> Iterator[Problem]:
    """Yield the problem of a name that isn't among those known, with the one that is most like it."""
    if name in known:
        return
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    values = {"file": file, "name": before + name}
    if near:
        text = N_("{file}: there is no placeholder “{name}”; the nearest is “{nearest}”.")
        yield Problem(before + name, text, {**values, "nearest": before + near[0]})
    else:
        text = N_("{file}: there is no placeholder “{name}”. All there are: crodesk papers fields")
        yield Problem(before + name, text, values)


def _not_allowed(what: str, file: str) -> Problem:
    text = N_("{file}: “{what}” isn't allowed in a template, only placeholders, “if” and “for”.")
    return Problem(what, text, {"file": file, "what": what})
