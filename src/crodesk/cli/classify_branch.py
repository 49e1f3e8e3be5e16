"""By which rules the branch of the desk puts debts into groups, where that can be known without asking anything."""

from crodesk.cli.call import Call

USUAL = "vn-sbv-31-2024"
"""The pack of a branch in Vietnam."""


def pack(call: Call) -> str:
    """Return the id of the pack of the branch's country; empty where the desk can't be read without a passphrase."""
    if not call.desk_file.is_file():
        return ""
    from crodesk.services import opening  # who names a pack needs no desk, and starts quicker without

    if opening.is_encrypted(call.desk_file) and call.options.passphrase_file is None:
        return ""
    return _of_desk(call)


def _of_desk(call: Call) -> str:
    from crodesk.cli import opening
    from crodesk.domain.problem import DeskFault
    from crodesk.services import clock_reading

    try:
        with opening.to_read(call) as desk:
            country = desk.look(lambda reader: reader.with_connection(clock_reading.country))
    except DeskFault:  # a debt is put into its group without the desk as well
        return ""
    return clock_reading.PACK.get(country, "")
