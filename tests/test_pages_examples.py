"""The ten questions of the start screen: each is answered, and the first sentences hold what somebody would look for."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant, open_assistant
from assistant.pages import wording
from assistant.settings import Settings

# What must stand in the first two sentences of the answer.
WANTED = {
    "Wie doet de indicatie voor beschut werk, de gemeente of het UWV?": "UWV – indiceert",
    "Wat betekent loonkostensubsidie?": "Bedrag voor de werkgever",
    "Hoeveel procent van de 657 Wsw-medewerkers werkt bij reguliere bedrijven?": "38,1 %, want 250 / 657 × 100",
    "Hoe groot is de route vrijwilliger?": "1500 personen",
    "Welke drie routes kent de nieuwe inburgeringswet?": "de route inburgering, de route onderwijs en de route zelfstandig",
    "Wat doen de sociale teams?": "taken (organisatie: sociale teams)",
    "Waarvoor krijgen gemeenten het BUIG-budget?": "bijstandsuitkeringen en loonkostensubsidies te betalen",
    "Mag een vrijwilliger een vergoeding houden naast de uitkering?": "niet op de uitkering in mindering gebracht",
    "Welke inspraakreacties gaf de Adviesraad Aa en Hunze?": "11 opmerkingen",
    "Wat is er met de opmerking van de FNV over passend werk gebeurd?": "algemeen geaccepteerde",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return open_assistant(Settings(index=tmp_path_factory.mktemp("voorbeelden")))


def test_there_are_ten_by_theme() -> None:
    assert [question for questions in wording.EXAMPLES.values() for question in questions] == list(WANTED)
    assert len(WANTED) == 10


@pytest.mark.parametrize("question", WANTED)
def test_an_example_is_answered_right(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status == "answered"
    assert WANTED[question] in " ".join(claim.text for claim in answer.claims[:2])
    assert answer.citations
