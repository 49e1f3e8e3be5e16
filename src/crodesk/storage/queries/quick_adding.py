"""SQL of quick entry."""

ADDED = "SELECT uid, repeats FROM follow_up WHERE rid = :rid"
"""What a task that was added is found by among the rows of the queue."""
