"""The concrete meaning: one case, three-valued."""
