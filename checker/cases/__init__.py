"""Cases and dossiers: what happened, and what is known of it."""
