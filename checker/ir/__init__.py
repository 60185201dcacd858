"""The typed model: types, values, terms, norms and regulations."""
