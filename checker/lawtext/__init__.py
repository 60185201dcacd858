"""Official texts: citations, a tree of provisions read from an extracted text, and fingerprints of it."""
