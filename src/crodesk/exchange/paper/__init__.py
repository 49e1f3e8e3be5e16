"""Papers: what is shown in blocks on a terminal and printed as PDF."""

from crodesk.exchange.paper.blocks import Block, Facts, Heading, Paper, Table, Words

__all__ = ["Block", "Facts", "Heading", "Paper", "Table", "Words"]
