"""Every sentence of the page *Over en privacy*, in plain Dutch (B1)."""

from __future__ import annotations

from typing import Final

HEADING: Final = "Over Kaderwijzer en uw privacy"

WHAT: Final = "Wat Kaderwijzer is"
IS: Final = (
    "Kaderwijzer zoekt antwoorden op uw vraag in beleidsstukken van gemeenten. Bij elk antwoord staat waar het vandaan komt.",
    "Er zijn ook overzichten: wie wat doet, welke doelen er zijn, wat is toegezegd en wat begrippen betekenen.",
)
WHAT_NOT: Final = "Wat Kaderwijzer niet is"
IS_NOT: Final = (
    "Kaderwijzer geeft geen advies en neemt geen besluit. Lees voor een besluit altijd het document zelf.",
    "Kaderwijzer weet alleen wat in de documenten en lijsten staat. Wat daarna is veranderd, weet hij niet.",
    "Kaderwijzer begrijpt uw vraag niet zoals een mens. Hij zoekt. Een antwoord kan dus naast uw vraag zitten: "
    "kijk altijd naar de bron.",
    "De lijsten zijn apart gemaakt, met bij elke regel de zin uit het document. In zo'n lijst kan een fout staan.",
)

HOW: Final = "Zo komt een antwoord tot stand"
NO_MODEL: Final = (
    "Er is geen taalmodel dat zinnen schrijft. Een antwoord bestaat uit zinnen die in de documenten staan, uit regels van "
    "de lijsten, of uit een berekening met cijfers daaruit. Voor het zoeken op betekenis is er wel een model, maar dat "
    "schrijft niets."
)
LOCKS: Final = "Voordat u een antwoord ziet, zijn er drie sloten. Klopt er iets niet, dan ziet u het antwoord niet:"
THREE_LOCKS: Final = (
    "Citaatslot: elk citaat staat letter voor letter in het document.",
    "Bronslot: elke zin van het antwoord staat in een citaat, of in de regel van een lijst die bij een citaat hoort.",
    "Getalslot: elk getal staat in een citaat, in zo'n regel van een lijst, of in de berekening die erbij staat.",
)
SAME: Final = "Dezelfde vraag geeft hetzelfde antwoord, zolang de documenten en de lijsten hetzelfde blijven."

KEPT: Final = "Wat wordt bewaard, en waar"
OPINION: Final = (
    "Geeft u een oordeel over een antwoord? Dan leest de beheerder dat, met de vraag en het antwoord. Wist u het gesprek, "
    "dan blijft alleen uw oordeel over, zonder de vraag en zonder van wie het is."
)
WHAT_IS_KEPT: Final = (
    "Uw browser krijgt een cookie met een willekeurig nummer, een jaar lang. Daarmee is uw browser te onderscheiden van "
    "een andere. Het nummer zegt niets over wie u bent.",
    "Voert u resultaten in? Dan bewaart Kaderwijzer die bij de documenten, met de naam die u opgeeft en het moment.",
    "Een document dat iemand toevoegt, staat bij de andere documenten. Verwijdert iemand het, dan gaat het naar de prullenbak.",
)


def nowhere_else(login: bool) -> str:
    to_provider = " Alleen als u inlogt, gaat uw browser even naar de inlogdienst van uw organisatie." if login else ""
    return (
        f"Er gaan geen gegevens naar een andere computer dan die waarop Kaderwijzer draait.{to_provider} Er is geen teller van "
        "bezoek en geen reclame."
    )


DOCUMENTS: Final = "Welke documenten en welke versie"
TO_DOCUMENTS: Final = "Bekijk de documenten"
OPENED: Final = "In deze documenten wordt gezocht:"

ACCESSIBILITY: Final = "Toegankelijkheidsverklaring"
ACCESSIBILITY_GOAL: Final = (
    "Iedereen moet Kaderwijzer kunnen gebruiken, ook met een schermlezer, met alleen het toetsenbord of met grote letters. "
    "De norm is WCAG 2.1, niveau A en AA (EN 301 549)."
)
STATUS: Final = "Status"
STATUS_LINE: Final = (
    "Eerste maatregelen zijn genomen (status C). Er is nog geen volledig onderzoek door een onafhankelijk bureau. "
    "Daarom zeggen wij niet dat Kaderwijzer aan de hele norm voldoet."
)
TESTED: Final = "Wat is onderzocht"
# The day of the last automatic test and look by hand that the lines below speak of.
TEST_DAY: Final = "25 november 2026"
TESTS: Final = (
    f"Op {TEST_DAY} zijn alle pagina's automatisch getest met axe-core, breed en smal (320 pixels), licht en donker. "
    "Er bleef geen fout over. Zo'n test vindt niet alles. Van de namen van tabbladen kon hij het contrast niet meten; dat is "
    "apart gemeten, en is ruim genoeg.",
    "Met een programma is nagegaan dat elke pagina met de Tab-toets te doorlopen is en dat u ziet waar u bent.",
    "Niet getest: met een echte schermlezer, en door mensen met een beperking.",
)
NOT_MET: Final = "Wat nog niet voldoet, en waarom"
SHORTCOMINGS: Final = (
    "De documenten zelf zijn niet onderzocht. In Kaderwijzer leest u hun tekst; plaatjes en figuren uit een PDF staan daar "
    "niet bij.",
    "De grafieken bij Doelen en resultaten zijn een plaatje. Met een schermlezer leest u de cijfers in de tabel eronder.",
    "Zonder JavaScript werkt Kaderwijzer niet. Dat komt door de techniek waarmee de website is gemaakt.",
    "De uitleg van een begrip in een antwoord wordt niet door elke schermlezer vanzelf voorgelezen. Kies dan het woord, "
    "of kijk op de pagina Begrippen.",
)
REPORT: Final = "Een probleem melden"
REPORT_LINE: Final = (
    "Werkt iets niet voor u? Meld het bij de beheerder van Kaderwijzer in uw organisatie. Zeg op welke pagina het was en wat "
    "u wilde doen. Krijgt u van een gemeente geen goed antwoord? Dan kunt u naar de Nationale ombudsman."
)


def conversations(days: int, login: bool) -> tuple[str, ...]:
    """What is kept of conversations, by the settings: how long, and of whom."""
    if not days:
        return ("Uw vragen en antwoorden zijn weg als u de pagina sluit: ze worden nergens bewaard.",)
    long = "1 dag" if days == 1 else f"{days} dagen"
    whose = (
        "Ze horen bij uw account: alleen u ziet ze op de website, en kunt ze daar wissen."
        if login
        else "Ze horen bij deze browser: wie deze browser gebruikt, ziet ze en kan ze wissen."
    )
    return (
        f"Uw vragen en antwoorden worden bewaard tot {long} na de laatste vraag van een gesprek. Ze staan alleen op de "
        f"computer waar Kaderwijzer draait. {whose} De beheerder van die computer kan bij de bestanden.",
        "Maakt u een link naar een antwoord? Wie de link heeft, ziet dan die vraag en dat antwoord, tot het gesprek weg is.",
        OPINION,
    )


def version(number: str) -> str:
    return f"Dit is Kaderwijzer, versie {number}."


def marks(sha256: str) -> str:
    """The fingerprint of a document's file, as much of it as tells versions apart."""
    return f"kenmerk {sha256[:12]}"
