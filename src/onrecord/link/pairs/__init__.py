"""Which two rows are compared, and the evidence that each comparison gives."""
