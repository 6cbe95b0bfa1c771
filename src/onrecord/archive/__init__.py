"""The archive: one store, one write path, every write one action in one transaction."""
