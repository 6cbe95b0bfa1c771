"""Account: claims into attributed sentences in fixed wordings, each with its footnotes."""
