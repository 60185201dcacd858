"""Messages to the reader: typed values, their codes, and the one renderer."""
