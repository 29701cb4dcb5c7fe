"""The meetings that a dossier can be made for: what is in it, in which order, and how many lines of it.

This table is all there is to the difference between meetings. `why` is shown to the user.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meeting:
    """`parts` are the parts with the most lines of each; `bodies` are whom it concerns, by their names in the registers.

    Commitments and tasks of the bodies come first, where they are `local` those of the chosen municipality; `kinds` is the
    order of the kinds of commitments. `named` is the name in a sentence.
    """

    name: str
    named: str
    why: str
    parts: tuple[tuple[str, int], ...]
    bodies: tuple[str, ...] = ()
    local: bool = False
    kinds: tuple[str, ...] = ("resultaat", "voornemen", "toezegging in inspraak", "afspraak", "streven")


MEETINGS = {
    "beleidscoordinatieoverleg": Meeting(
        "Beleidscoördinatieoverleg",
        "het beleidscoördinatieoverleg",
        "Eerst de afwijkingen van de doelen, dan de termijnen die het dichtst bij de vergadering liggen, dan wie wat doet.",
        (("targets", 7), ("commitments", 7), ("owners", 6), ("conflicts", 3), ("questions", 8)),
    ),
    "dagelijks-bestuur": Meeting(
        "Dagelijks Bestuur",
        "het Dagelijks Bestuur",
        "Eerst de doelen en het geld, dan wat de uitvoeringsorganisatie en haar bestuur hebben toegezegd.",
        (("targets", 6), ("money", 5), ("commitments", 5), ("owners", 4), ("conflicts", 3), ("questions", 6)),
        bodies=("Dagelijks Bestuur WPDA", "Algemeen Bestuur WPDA", "WPDA"),
    ),
    "gemeenteraad": Meeting(
        "Gemeenteraad",
        "de gemeenteraad",
        "Eerst de doelen, dan wat gemeenten en colleges hebben toegezegd, dan over welke beleidskeuzes zij gaan.",
        (("targets", 6), ("commitments", 5), ("frames", 4), ("owners", 4), ("conflicts", 3), ("questions", 7)),
        bodies=("gemeenteraden", "colleges", "gemeenten"),
        kinds=("voornemen", "toezegging in inspraak", "resultaat", "afspraak", "streven"),
    ),
    "adviesraad": Meeting(
        "Adviesraad",
        "de adviesraad",
        "Eerst de inspraak en wat ermee is gedaan, dan wat aan de adviesraden is toegezegd, dan de doelen.",
        (("remarks", 5), ("commitments", 5), ("targets", 4), ("owners", 3), ("conflicts", 2), ("questions", 6)),
        bodies=("adviesraden", "Adviesraad", "Raad voor cliëntenparticipatie", "RCPA", "FNV"),
        local=True,
        kinds=("toezegging in inspraak", "voornemen", "resultaat", "afspraak", "streven"),
    ),
}
