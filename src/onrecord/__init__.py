"""onrecord: documents into a public record of who says so, where, and whether it changed since."""

__version__ = "0.1.0"
