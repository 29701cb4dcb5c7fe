from __future__ import annotations

import json

from assistant.assistant import Assistant
from assistant.printed import answer_json, answer_lines, hit_json, hit_lines


def test_an_answer_of_a_list_has_its_rows_and_its_count_as_a_calculation(bundled: Assistant) -> None:
    shown = json.loads(json.dumps(answer_json(bundled.ask("Welke taken heeft UWV?"), "q1")))
    assert shown["id"] == "q1"
    assert shown["list"]["register"] == "verantwoordelijkheden.csv"
    assert shown["list"]["count"] == len(shown["list"]["rows"]) == shown["calculation"]["value"]
    assert all(1 <= row["citation"] <= len(shown["citations"]) for row in shown["list"]["rows"])
    assert shown["calculation"]["formula"] == "aantal rijen in verantwoordelijkheden.csv met organisatie = UWV"


def test_other_answers_have_no_list_and_no_calculation(assistant: Assistant) -> None:
    shown = answer_json(assistant.ask("Wie wijst de zieke bomen aan?"))
    assert shown["list"] is None
    assert shown["calculation"] is None
    assert "id" not in shown


def test_lines_show_the_answer_the_list_and_the_sources(bundled: Assistant) -> None:
    lines = answer_lines(bundled.ask("Welke taken heeft iWerk?"), bundled.document)
    assert any(line.startswith("- iWerk · ") for line in lines)
    assert any(line.startswith("[1] ") for line in lines)


def test_a_question_that_leans_on_another_shows_how_it_was_read(assistant: Assistant) -> None:
    lines = answer_lines(assistant.ask("En wie betaalt dat?", ["Wie baggert de vijvers?"]), assistant.document)
    assert lines[0] == "U bedoelt: En wie betaalt dat? (baggert de vijvers)"


def test_a_hit_is_the_citable_text_at_its_place(assistant: Assistant) -> None:
    hits = assistant.search("bomen", 2)
    for hit in hits:
        shown = hit_json(hit, assistant.document(hit.passage.document_id))
        assert shown["text"] == assistant.document(shown["document"]).text[shown["start"] : shown["end"]]
    assert hit_lines(hits, assistant.document)[0].startswith("1. ")
