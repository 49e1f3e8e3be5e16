"""Calendars as other programs keep them: what is to be done goes out as iCalendar, and their entries come in."""
