"""The legal language as text: grammar, syntax tree, parser and printer."""
