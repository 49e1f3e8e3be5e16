"""Looking at what became of the money: when to go, what was shown, and what a wrong use leads to."""
