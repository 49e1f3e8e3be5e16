"""The queue: everything that is to be done, in any part of the time, by kind, by customer."""
