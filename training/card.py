"""The model card, in Dutch: what it was trained on, how, how well it does, what it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Per source: what it is, in the reader's words, and under which licence it came.
ORIGINS = {
    "questions": ("alledaagse vraag → beleidspassage (synthetisch)", "eigen werk van het project"),
    "register": (
        "vraag uit het register van de meegeleverde documenten → de zinnen die antwoorden",
        "eigen werk van het project",
    ),
    "sentences": ("vraag uit dat register → één zin die antwoordt", "eigen werk van het project"),
    "plain": ("gewone zin → beleidszin (synthetisch)", "eigen werk van het project"),
    "terms": ("beleidsterm → ander woord (synthetisch)", "eigen werk van het project"),
    "articles": (
        "opschrift → tekst van een wetsartikel",
        "geen auteursrecht (art. 11 Auteurswet)",
    ),
    "definitions": (
        "begrip → omschrijving, uit wetten en het Gemeentelijk Gegevensmodel",
        "wetten: geen auteursrecht; gegevensmodel: EUPL-1.2 / CC-BY-4.0",
    ),
    "neighbours": (
        "opeenvolgende alinea's en alineahelften uit wetten, overheidsteksten, Kamervragen en uitspraken",
        "wetten en uitspraken: geen auteursrecht; overheidsteksten: EUPL-1.2; "
        "Kamervragen: open data (art. 15b Auteurswet)",
    ),
    "occupations": (
        "beroep → omschrijving en andere namen (ESCO)",
        "© Europese Unie, hergebruik met bronvermelding",
    ),
    "parliament": (
        "Kamervraag → antwoord, dossier → motie",
        "open data Tweede Kamer (art. 15b Auteurswet)",
    ),
    "english": ("Engelse → Nederlandse zin (coronadashboard)", "EUPL-1.2"),
    "synonyms": ("woord → synoniem (Open Dutch WordNet)", "CC-BY-SA-4.0"),
}

TEMPLATE = """---
language: nl
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---
# Nederlandse inbedder voor gemeentelijk beleid

Zet een vraag of een passage om in een vector van {dimensions} getallen. Vragen en passages die
over hetzelfde gaan, liggen dicht bij elkaar, ook als ze andere woorden gebruiken. Het model is een
tabel: elk woorddeel heeft één vector, een tekst krijgt het gemiddelde daarvan, op lengte 1. Er is
geen netwerk en geen grafische kaart nodig.

## Gebruik

Met sentence-transformers: `SentenceTransformer("index/embedder").encode(teksten)`.

Zonder torch: `tokenizer.json` met de bibliotheek `tokenizers` (zonder speciale tekens), het
gemiddelde van de rijen uit `model.safetensors` (`embedding.weight`, fp32) met numpy, gedeeld door
de lengte. Dat geeft dezelfde vectoren op 0,001 na; de training controleert dat. Een lege tekst, of een
van enkel onbekende tekens, geeft nullen.

## Waarop het geleerd heeft

| bron | paren | deel van de stappen | licentie |
|---|---:|---:|---|
{sources}

De woorddelen zijn bovendien geleerd op alledaagse zinnen uit Common Voice (CC0).
De cijfers en regels in de synthetische passages zijn verzonnen: het model is geen bron van feiten.
{share_alike}
## Hoe

1. Een Unigram-tokenizer van {pieces} woorddelen; kleine letters, zonder accenten en leestekens,
   elk getal is hetzelfde teken.
2. Een tabel van {dimensions} getallen per woorddeel, willekeurig begonnen, en
   één gewicht per woorddeel, zodat lidwoorden weinig tellen. Dat gewicht zit in de vectoren.
3. Contrastief leren: {steps} stappen van {batch} paren uit één bron; de andere paren van de stap
   zijn fout, en bij de vragen ook de bijna-goede passages (`niet`). Schaal {scale:g}, {dropout:.0%}
   van de woorddelen valt willekeurig weg, SparseAdam met snelheid {rate:g}, lineair naar nul.
   Vaste beginwaarde {seed}.
4. Daarna {late_steps} stappen op vragen over de meegeleverde documenten (het register vragen.csv, 60%) en op de
   synthetische vragen (40%), met snelheid {late_rate:g}. Daardoor kent het model de onderwerpen van die documenten
   beter dan die van andere: op andere documenten vindt het minder.

Opnieuw maken: `python -m training.train --texts MAP --out index/embedder` (hooguit 20
minuten; meer mag met `--minutes`). De woorddelen die in de
map staan blijven dan; met `--new-tokenizer` worden ze opnieuw geleerd. Dat laatste geeft elke keer een
iets andere verdeling en dus iets andere cijfers.

## Hoe snel

Op één kern, met de lichte weg van het project (`assistant/embedding.py`): ruim 30.000 korte zinnen (7 woorden) per seconde
als alle woorden nieuw zijn, het dubbele als ze al eens zijn gezien; een passage van 100 woorden 7.000 tot 10.000 per
seconde; een vraag 0,03 tot 0,3 ms. De map is 19,5 MB.

## Hoe goed

Van de synthetische vragen is een tiende apart gehouden, zonder bijna-dubbelen in de training;
daarop zijn de instellingen gekozen, dus die cijfers vallen iets te gunstig uit. Op 408 vragen is
een verschil van 0,03 of minder vaak toeval. De Amsterdamse
zinnen en de gelijkenis van zinnen (STS) zijn alleen gebruikt om te meten; de eerste
lijken sterk op elkaar, dus die meting is makkelijk.

| meting | uitkomst |
|---|---:|
{figures}

## Grenzen

- Woordvolgorde en ontkenning tellen niet: "wel" en "geen recht op" liggen vlak bij elkaar.
- Getallen en jaren tellen niet mee in de betekenis; zoek die met de woordindex.
- Het model kan een passage die het onderwerp deelt maar geen antwoord geeft, slecht
  onderscheiden van een die het wel geeft.
- Het leerde beleidstaal vooral uit verzonnen passages en uit wetten tot november 2015;
  nieuwere begrippen kent het alleen uit de synthetische teksten.
- Engelse vragen lukken alleen voor gangbare woorden.
- De vooroordelen van de bronnen zitten ook in de vectoren. Gebruik het om te zoeken, niet om over
  mensen te beslissen.
"""


def _number(value: float) -> str:
    return f"{value:.3f}".replace(".", ",")


def _part(share: float) -> str:
    return f"{share:.0%}" if share else "alleen stap 4"


def _figure_rows(figures: Mapping[str, Any]) -> str:
    sets = (
        ("held_out", "apart gehouden vragen, onder alle apart gehouden passages"),
        ("held_out_among_all", "dezelfde vragen, onder alle synthetische passages"),
        ("amsterdam", "Amsterdam: eenvoudige zin → oorspronkelijke zin"),
    )
    rows = []
    for key, label in sets:
        own = figures[key]
        label = f"{label} ({own['queries']} op {own['passages']})"
        for name, short in (("recall@1", "eerste goed"), ("recall@5", "in de top 5"), ("mrr", "MRR")):
            rows.append(f"| {label}: {short} | {_number(own[name])} |")
    rows.append(f"| goede passage boven de bijna-goede | {_number(figures['near_miss_below'])} |")
    rows.append(f"| STS, vertaald, ontwikkeldeel (Spearman) | {_number(figures['stsb_dev'])} |")
    rows.append(f"| STS, vertaald, testdeel (Spearman) | {_number(figures['stsb_test'])} |")
    return "\n".join(rows)


def model_card(
    recipe: Mapping[str, Any],
    shares: Mapping[str, float],
    counts: Mapping[str, int],
    figures: Mapping[str, Any],
) -> str:
    """The card's text; sources without a share of the training are left out."""
    used = [name for name in counts if shares.get(name, 0) > 0 or name == "sentences"]
    total = sum(shares[name] for name in used)
    sources = "\n".join(
        f"| {ORIGINS[name][0]} | {counts[name]} | {_part(shares[name] / total)} | {ORIGINS[name][1]} |" for name in used
    )
    share_alike = (
        "\nOpen Dutch WordNet staat onder CC-BY-SA-4.0: noem die bron bij verspreiding.\n" if "synonyms" in used else ""
    )
    return TEMPLATE.format(sources=sources, share_alike=share_alike, figures=_figure_rows(figures), **recipe)
