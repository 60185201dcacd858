"""What a user can ask, one verb per file, each returning a value."""
