"""Account: claims into attributed sentences in fixed wordings, each with its footnotes."""

from onrecord.account.compose import account, compose
from onrecord.account.footnotes import footnotes

__all__ = ["account", "compose", "footnotes"]
