"""How wrong a linkage may be: calibrated probabilities, and linkages drawn at random."""
