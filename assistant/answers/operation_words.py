"""What a question says that wants something computed, and what is left of it without those words."""

from __future__ import annotations

import re

from assistant.answers.near_figures import AGO, DAY, NUMBER, YEAR

RELATIVE = re.compile(
    r"\b(hoeveel procent|welk percentage|procent(en)?|procentue\w+)\b.*\b(stijg\w*|daal\w*|dal(ing|en)|gedaald|gestegen"
    r"|groei\w*|gegroeid|lager|hoger|onder|boven|meer|minder|toe|af)\b|\b(daling|stijging|groei)\b.*\bprocent"
    r"|\bper ?cent\b.*\b(rise|fall|increase|decrease|grow)",
    re.IGNORECASE,
)
POINTS = re.compile(r"procentpunt|percentage ?points?", re.IGNORECASE)
DIFFERENCE = re.compile(
    r"\b(verschil|hoeveel (meer|minder|hoger|lager)|met hoeveel|daling|stijging|difference)\b", re.IGNORECASE
)
# Beside two years these ask for a difference as well.
CHANGE = re.compile(
    r"\b(minder|meer|extra|bij|erbij|af|eraf|toe|ten opzichte van|vergeleken met|verander\w*|ontwikkel\w*"
    r"|stijg\w*|daal\w*|groei\w*|gestegen|gedaald|gegroeid|rise|fall|grow\w*"
    r"|hoger|lager|groter|kleiner|higher|lower|change\w*)\b",
    re.IGNORECASE,
)
REMAINING = re.compile(
    r"\b(nog te gaan|hoeveel nog|nog nodig|extra|erbij|bijkomen|bij komen|tekort|komen? .*\btekort|moet(en)? .*\bnog"
    r"|how many more)\b",
    re.IGNORECASE,
)
OF_TARGET = re.compile(
    r"\bdoel(en|stelling(en)?)?\b.*\b(gehaald|behaald|bereikt)\b|\bgehaald\b.*\bdoel|\btarget\b.*\b(reached|met)\b",
    re.IGNORECASE,
)
# "Stroomden er in" and "stromen uit" are verbs in two pieces; the documents speak of instroom and uitstroom.
STREAMED = re.compile(r"\b(?:ge)?stro(?:om|men)\w*\b.*\b(in|uit)\W*$", re.IGNORECASE)
# "Hoeveel is 31 % van 450".
PART_OF_NUMBER = re.compile(
    r"(\d[\d.,]*)\s*(?:%|procent\b|per ?cent\b)\s+(?:van|of)\s+(?:de\s+)?(\d[\d.,]*)", re.IGNORECASE
)
AMOUNT_OF = re.compile(
    r"\b(hoeveel (euro|miljoen|mensen|personen|daarvan|van (hen|die|deze|de \d[\d.]*))|hoeveel .* is dat|how (much|many))\b",
    re.IGNORECASE,
)
OPERATION_WORDS = re.compile(
    r"\b(hoeveel|procent\w*|percentage\w*|aandeel|deel|verschil|stel|uiteindelijk|reken\w*|bereken\w*|even na|optel\w*|opgeteld"
    r"|euro'?s?|miljoen|cijfers|neemt|klopt|daling|stijging|groei|minder|meer|extra|vergeleken|opzichte|doelstelling|gehaald|behaald|bereikt|decimaal|categorie)\b|%",
    re.IGNORECASE,
)
AGREES = re.compile(r"\b(klopt|kloppen|klopt het|strookt|does .* match)\b", re.IGNORECASE)


def subject_of(text: str) -> str:
    """A question without its own numbers and without the words for calculating: what the figures must be about."""
    kept = NUMBER.sub(lambda found: found[0] if YEAR.fullmatch(found[0]) else " ", DAY.sub(" ", text))
    kept = STREAMED.sub(lambda found: f"{found[0]} {found[1]}stroom", kept)
    return OPERATION_WORDS.sub(" ", AGO.sub(" ", kept))
