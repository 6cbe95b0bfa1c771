"""Read a document into text with stable offsets, and suggest claims locked to its exact words."""
