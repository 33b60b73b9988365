"""Changes that would mend what breaks a constraint, each of them tried out."""
