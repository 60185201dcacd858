"""The symbolic meaning: all cases, by a solver."""
