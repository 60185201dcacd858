"""`find`: histories that show a fault of drafting, or on which cities disagree.

Every "none" is a proof over all histories of the kind, with its slots, under premises that were shown to be possible;
every case that is shown was replayed.
"""

from checker.ir.questions import AskFind, Situation
from checker.verification.answers import Part
from checker.verification.cheating import sooner_cheat
from checker.verification.desk import Desk
from checker.verification.disagreement import disagreement
from checker.verification.revoked import outlived_ban, revoked_without_ban


def finding(desk: Desk, situation: Situation, ask: AskFind) -> tuple[Part, ...]:
    """One part per city; of two cities that disagree, the pair first."""
    match ask.what:
        case "sooner_cheat":
            return tuple(sooner_cheat(desk, situation, city) for city in ask.cities)
        case "revoked_without_ban":
            return tuple(revoked_without_ban(desk, situation, city) for city in ask.cities)
        case "outlived_ban":
            return tuple(outlived_ban(desk, situation, city) for city in ask.cities)
        case _:
            return disagreement(desk, situation, ask.cities)
