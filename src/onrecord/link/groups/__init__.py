"""Who is one person: from evidence to probabilities, groups of rows, and ids that last."""
