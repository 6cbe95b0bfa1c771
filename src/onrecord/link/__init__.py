"""Link rows of different lists that are the same person; people judge, nothing is merged."""
