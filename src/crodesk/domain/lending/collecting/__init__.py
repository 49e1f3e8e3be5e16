"""Late loans: urging by a ladder, within hours; promises; the countdown to the next group; measures; the court."""
