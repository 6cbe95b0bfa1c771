"""Review: a person decides; the gate keeps every claim locked to its quote."""
