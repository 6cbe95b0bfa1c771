"""The workbench: web pages for teams (no views yet)."""
