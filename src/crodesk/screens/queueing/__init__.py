"""What Today and the queue share: how a row is said, why it stands there, and what one does with it."""
