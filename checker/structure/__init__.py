"""The graph of norms and what each of them depends on."""
