"""Claims about regulations: proved, refuted, vacuous or unknown."""
