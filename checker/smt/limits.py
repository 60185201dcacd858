"""How far one check of the solver may go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one check may take: milliseconds, and z3's own steps (the same on every machine)."""

    timeout_ms: int = 10_000
    rlimit: int = 50_000_000


DEFAULT_LIMITS = Limits()
