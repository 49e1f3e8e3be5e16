"""What must be done, for whom, when and why: the clocks of the queue, recurrence, quick entry."""
