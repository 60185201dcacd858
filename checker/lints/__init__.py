"""Checks of a regulation's own quality, one per file."""
