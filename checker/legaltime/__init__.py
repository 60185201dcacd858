"""Legal time done exactly: spans, working days and rounds."""
