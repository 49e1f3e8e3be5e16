"""What the text of a cell means: ids, dates, amounts and texts, each read exactly and by a stated form."""
