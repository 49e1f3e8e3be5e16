"""What several rooms share for speaking to a customer: the page to read before, the message to write."""
