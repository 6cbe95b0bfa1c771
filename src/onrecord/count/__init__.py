"""Count what documents say: figures side by side, chains, drift, parts, contradictions."""
