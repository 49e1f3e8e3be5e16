"""From the facts about a facility to its debt group, with reasons, by a rule pack."""
