"""Scorecards: points for what is known of an applicant, grades, and the reasons behind a low score."""
