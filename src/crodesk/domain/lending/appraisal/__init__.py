"""What speaks for a loan and what against it: ratios, rules, stress, risk grade and what the officer may recommend."""
