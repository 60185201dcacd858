"""What a comparison has seen so far."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many pairs were compared, what was seen of them, how many were skipped and why, and what disagreed."""

    compared: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)

    @property
    def share_skipped(self) -> float:
        """The share of the pairs that the solver did not decide."""
        skipped = self.skipped.total()
        return skipped / max(1, self.compared + skipped)

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        self.compared += other.compared
        self.seen += other.seen
        self.skipped += other.skipped
        self.disagreements += other.disagreements

    def summary(self) -> str:
        """One line in figures."""
        seen = ", ".join(f"{number} {what}" for what, number in sorted(self.seen.items()))
        why = f" {dict(self.skipped)}" if self.skipped else ""
        return (
            f"{self.compared} pairs compared ({seen}); {self.skipped.total()} skipped ({self.share_skipped:.2%}){why}; "
            f"{len(self.disagreements)} disagreements"
        )
