"""Link rows of different lists that are the same person; people judge, nothing is merged."""

from onrecord.link.linking import LinkSettings, link
from onrecord.link.rows.columns import Columns, understand
from onrecord.link.rows.standardise import standardise

__all__ = ["Columns", "LinkSettings", "link", "standardise", "understand"]
