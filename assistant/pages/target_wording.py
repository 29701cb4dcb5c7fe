"""Every sentence of the page *Doelen en resultaten*, in plain Dutch (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assistant.pages.register_wording import rows_shown

HEADING: Final = "Doelen en resultaten"
INTRO: Final = (
    "Deze pagina zet elk doel uit de documenten naast het resultaat. "
    "Is er nog geen resultaat bekend, dan staat de laatste eerdere waarde erbij. Bij Invoeren voegt u resultaten toe."
)
# De tabel en de grafiek per thema
TABLE_COLUMNS: Final = (
    "Indicator",
    "Gemeente",
    "Doel",
    "Eerdere waarde",
    "Resultaat",
    "Afwijking van het doel",
    "Status",
)
TABLE_WHY: Final = (
    "Klik op een cijfer om het in het document te zien. Onder elke tabel staan de grafiek en de berekeningen."
)
NO_EARLIER: Final = "geen"
NOT_COMPUTED: Final = "niet te berekenen"
INTERIM_ONLY: Final = "alleen een tussenstand"
OF_EARLIER: Final = "volgens de eerdere waarde"
TO_CONFIRM: Final = "nog te bevestigen"
RESULT: Final = "resultaat"
EARLIER: Final = "eerdere waarde"
CHART_AXIS: Final = "in procenten van het doel (streep = doel)"
THEME_CHART_WHY: Final = (
    "De streep is het doel. Een rondje is het resultaat, een driehoek de eerdere waarde. "
    "De cijfers staan ook in de tabel."
)
NOTHING_TO_DRAW: Final = "Bij dit thema is nog geen resultaat en geen eerdere waarde bekend om te tekenen."
NO_TARGETS_LIST: Final = "Bij deze documenten hoort geen lijst met doelen."
NO_TARGETS: Final = "Geen enkel doel past bij deze keuzes. Haal een keuze weg."
NO_YEAR: Final = "geen jaar genoemd"
NO_STATUS: Final = "niet te beoordelen"
NOT_NAMED: Final = "niet genoemd"
NO_RESULT: Final = "nog niet ingevoerd"
TABS: Final = ("Doelen", "Wat als", "Grafieken", "Invoeren")
REPORTING_DAY: Final = "Peildatum"
WRONG_DAY: Final = (
    "Deze peildatum is niet te lezen. Schrijf bijvoorbeeld 30 april 2020, of 2020 voor het eind van dat jaar. "
    "U ziet nu de stand van vandaag."
)
STRAIGHT_LINE: Final = "Reken bij een tussenstand met een rechte lijn (aanname)"
STRAIGHT_LINE_WHY: Final = (
    "De documenten noemen geen tussendoelen. Met een rechte lijn schat Kaderwijzer of een tussenstand op koers ligt. "
    "Dat is een aanname: ze staat erbij waar ze meetelt. Zonder de rechte lijn zegt een tussenstand meestal nog niets."
)
BENCHMARKS: Final = "Landelijke cijfers bij dit thema"
BENCHMARKS_WHY: Final = (
    "Deze cijfers tellen iets anders dan de doelen hierboven. Zet ze ernaast, maar reken er niet mee."
)
DOWNLOAD_HEADING: Final = "Downloaden"
DOWNLOAD: Final = "Download als Excel-bestand"
DOWNLOAD_WHY: Final = (
    "In het bestand staan de doelen die u nu ziet, met de bronnen. De afwijking is er een formule: vult u een resultaat in, "
    "dan rekent uw spreadsheet hem opnieuw uit."
)

# Wat als
WHAT_IF: Final = "Wat als: reken met een eigen getal"
WHAT_IF_WHY: Final = (
    "Vul een resultaat in en u ziet de status. Dit wordt nergens bewaard en verandert niets aan de lijst met doelen."
)
WHAT_IF_TARGET: Final = "Doel"
WHAT_IF_VALUE: Final = "Stel, het resultaat is"
WHAT_IF_VALUE_EXAMPLE: Final = "Bijvoorbeeld: 250"
WHAT_IF_PERIOD: Final = "Over welke periode, of tot en met welke dag"
WHAT_IF_NO_NUMBER: Final = "Dit is geen getal. Schrijf alleen het getal, zoals 1.500 of 31,1."
WHAT_IF_NEGATIVE: Final = "Een resultaat is 0 of meer."
WHAT_IF_PERCENT: Final = "Een percentage is hoogstens 100."
WHAT_IF_NO_PERIOD: Final = "Deze periode is niet te lezen. Schrijf een jaar of een dag, zoals 2020 of 30 april 2020."
WHAT_IF_OUTSIDE: Final = (
    "Deze periode hoort niet bij het doel. Kies een dag binnen de periode van het doel, of de hele periode."
)
WHAT_IF_LABEL: Final = "uw eigen getal"
STORED_NOWHERE: Final = "Uw getal is nergens bewaard."

# Grafieken
CHARTS: Final = "Grafieken"
CHARTS_WHY: Final = (
    "Van deze indicatoren staan cijfers over minstens twee perioden in de documenten of bij de resultaten. De vorm van een "
    "punt zegt welk soort cijfer het is. Onder de grafiek staan dezelfde cijfers als tabel."
)
CHOOSE_CHART: Final = "Indicator"
CHOOSE: Final = "Kies er een"
PERIOD: Final = "Periode"
KIND: Final = "Soort"
VALUE: Final = "Waarde"
SOURCE: Final = "Bron"
ENTERED: Final = "ingevoerd"

# Resultaten invoeren
IMPORT: Final = "Resultaten invoeren"
IMPORT_WHY: Final = (
    "Download het sjabloon, vul het in en kies het hier. U ziet eerst wat er verandert. Pas als u op Sla op klikt, tellen de "
    "resultaten mee, ook voor anderen. U kunt een import later ongedaan maken."
)
TEMPLATE_XLSX: Final = "Download het sjabloon (Excel)"
TEMPLATE_CSV: Final = "Download het sjabloon (CSV)"
FILE: Final = "Ingevuld sjabloon (Excel of CSV)"
WHO: Final = "Uw naam (komt bij de import te staan)"
STORE: Final = "Sla op"
CHANGED_MEANWHILE: Final = (
    "Er is niets opgeslagen: iemand anders heeft intussen resultaten gewijzigd. Bekijk opnieuw wat er verandert en klik dan "
    "nog eens op Sla op."
)
CHANGES: Final = "Dit verandert er"
PROBLEMS: Final = "Dit klopt nog niet"
NOTHING_STORED: Final = "Er is nog niets opgeslagen. Verbeter het bestand en kies het opnieuw."
NO_LEDGER: Final = "Nu kan niemand resultaten invoeren. Bovenaan de pagina leest u waarom."
IMPORTS: Final = "Eerdere imports"
NO_IMPORTS: Final = "Er zijn nog geen resultaten ingevoerd."


def targets_shown(shown: int) -> str:
    return rows_shown(shown, shown, "doel", "doelen") if shown else NO_TARGETS


def summary(counts: Sequence[tuple[str, int]], day: str) -> str:
    """How many targets have each status."""
    return f"Stand op {day}: {', '.join(f'{count} keer {name}' for name, count in counts)}."


def theme_table(theme: str) -> str:
    return f"Doelen en resultaten bij {theme}"


def theme_chart(theme: str) -> str:
    return f"Grafiek: doelen en resultaten bij {theme}, met de cijfers uit de tabel"


def theme_details(theme: str) -> str:
    return f"Berekening en bron per doel bij {theme}"


def details(number: int) -> str:
    """The line that opens the details of a target; the number tells one from the next."""
    return f"Regel, berekening en bron van doel {number}"


def of_target(part: str) -> str:
    return f"{part} van het doel"


def figure_link(figure: str, document: str) -> str:
    """What a screen reader hears of a figure that is a link; what is seen comes first."""
    return f"{figure}, open in {document} (nieuw tabblad)"


def with_period(amount: str, *marks: str) -> str:
    """A figure with what tells it from another: "795 personen (realisatie, 2018)"."""
    return f"{amount} ({', '.join(filter(None, marks))})" if any(marks) else amount


def deviation(line: str, of_result: bool) -> str:
    return f"{line} ({'resultaat' if of_result else 'eerdere waarde'} min doel)"


def entered(quote: str, section: str) -> str:
    """The source of a result that somebody entered."""
    return f"{quote} ({section})"


def open_figure(what: str, row: int) -> str:
    """The link from a figure to its place; what it is and the row tell one link from the next."""
    return f"Open in document ({what}, rij {row})"


def open_benchmark(theme: str, number: int) -> str:
    return f"Open in document (landelijk cijfer {number}, {theme})"


def chart(name: str, unit: str) -> str:
    return f"{name}, in {unit}" if unit else name


def chart_table(name: str) -> str:
    return f"Tabel: {name}"


def would_be(status: str, day: str) -> str:
    return f"De status op {day} zou zijn: {status}."


def left_empty(rows: int) -> str:
    return "1 regel is nog leeg en telt niet mee." if rows == 1 else f"{rows} regels zijn nog leeg en tellen niet mee."


def stored(name: str, rows: int) -> str:
    return f"Opgeslagen als {name}: {results(rows)}."


def undone(name: str) -> str:
    return f"{name} is ongedaan gemaakt en telt niet meer mee."


def results(rows: int) -> str:
    return "1 resultaat" if rows == 1 else f"{rows} resultaten"


def undo(name: str) -> str:
    return f"Maak {name} ongedaan"


def import_line(name: str, file: str, rows: int, who: str, when: str) -> str:
    return f"{name}: {results(rows)} uit {file}, ingevoerd door {who} op {when}."


def undone_line(who: str, when: str) -> str:
    return f"Ongedaan gemaakt door {who} op {when}; telt niet meer mee."
