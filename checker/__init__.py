"""A formal model of quality-prize regulations, and a compliance checker for decisions made under them."""

__version__ = "0.1.0"
