"""The room of one customer: everything the bank knows, and everything that can be done, on one screen."""
