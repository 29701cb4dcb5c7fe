"""Streamlit's own English words, and what stands in their place.

Streamlit has no translations, so the words are replaced in its scripts and its page as they are served (see shell.py).
Each phrase holds enough of the code around the word to hit the label and nothing else. A phrase that the installed
Streamlit no longer holds does no harm while serving; tests/test_pages_shell.py fails on it.
"""

from __future__ import annotations

from typing import Final

# The phrases by the first part of the script's name: "index" is served as index.<hash>.js.
LABELS: Final[dict[str, dict[str, str]]] = {
    "index": {
        # Around the page.
        '"aria-label":`App pages`': '"aria-label":`Pagina\'s`',
        "children:`Skip to main content`": "children:`Naar de inhoud`",
        '"aria-label":`Expand sidebar`': '"aria-label":`Zijbalk openen`',
        '"aria-label":`Collapse sidebar`': '"aria-label":`Zijbalk sluiten`',
        '"aria-label":`Sidebar`': '"aria-label":`Zijbalk`',
        '"aria-label":`Navigate to home page`': '"aria-label":`Naar de startpagina`',
        '"aria-label":`Notifications`': '"aria-label":`Meldingen`',
        '"aria-label":`Main menu`': '"aria-label":`Menu`',
        '"aria-label":`Close`': '"aria-label":`Sluiten`',
        "`App Logo`": "`Kaderwijzer`",
        "alt:`Logo`": "alt:`Kaderwijzer`",
        "children:`(opens in new tab)`": "children:`(opent in een nieuw tabblad)`",
        "`View less`:`View ${x-m} more`": "`Minder tonen`:`Nog ${x-m} tonen`",
        "`view less`:`view more`": "`minder tonen`:`meer tonen`",
        ".length} more`": ".length} meer`",
        "`Chat message from ${a}`": "`${a}`",
        # What the app is doing.
        '"aria-label":`Running...`': '"aria-label":`Bezig`',
        "`Stopping...`:`Stop`": "`Stopt...`:`Stop`",
        "`Please wait...`": "`Even geduld...`",
        "=`Connecting`,": "=`Verbinden`,",
        "=`Connecting to Streamlit server`": "=`Verbinding maken met de server`",
        "=`Connecting to static app`": "=`Verbinding maken met de pagina`",
        "=`Error`,xO": "=`Fout`,xO",
        "=`Unable to connect to Streamlit server`": "=`Geen verbinding met de server`",
        # What goes wrong.
        "showError(`Connection error`": "showError(`Geen verbinding`",
        "`Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:`": (
            "`Draait Kaderwijzer nog? Start het anders opnieuw, met deze opdracht:`"
        ),
        "codeBlock:`streamlit run yourscript.py`": "codeBlock:`kaderwijzer serve`",
        "`Streamlit server is not responding. Are you connected to the internet?`": (
            "`De server antwoordt niet. Hebt u verbinding met het netwerk?`"
        ),
        "Cannot connect to Streamlit (HTTP status: 403).": "De server weigert de verbinding (HTTP-status 403).",
        "If you are trying to access a Streamlit app running on another server, this could be due to the app's "
        "[CORS](${rD}) settings.": "Vraag uw beheerder of de server deze website toestaat.",
        "message:`Connection timed out.`": "message:`De server antwoordde niet op tijd.`",
        "`Connection lost. Please wait for the app to reconnect, then try again.`": (
            "`De verbinding is weg. Wacht tot hij terug is en probeer het opnieuw.`"
        ),
        "`Connection failed with status ${r}": "`Geen verbinding: status ${r}",
        '"aria-label":`Scroll tabs left`': '"aria-label":`Tabbladen naar links`',
        '"aria-label":`Scroll tabs right`': '"aria-label":`Tabbladen naar rechts`',
        "children:`Script execution error`": "children:`Er ging iets mis`",
        "||`No message`": "||`Geen uitleg`",
        "children:`Try again`": "children:`Opnieuw proberen`",
        "`Continue anyway`:`Close`": "`Toch doorgaan`:`Sluiten`",
        "showError(`Page not found`": "showError(`Pagina niet gevonden`",
        "`You have requested page /${e}, but no corresponding file was found in the app's pages/ directory`": (
            "`De pagina /${e} bestaat niet`"
        ),
        "`The page that you have requested does not seem to exist`": "`Deze pagina bestaat niet`",
        "message:`${t}. Running the app's main page.`": "message:`${t}. U ziet nu de startpagina.`",
        "showError(`Bad message format`": "showError(`Onleesbaar bericht van de server`",
    },
    "ChatInput": {
        '"aria-label":`Send message`': '"aria-label":`Vraag versturen`',
        '"aria-label":`Stop script`': '"aria-label":`Stoppen`',
    },
    "InputInstructions": {
        "?`submit form`:`apply`": "?`te versturen`:`toe te passen`",
        "`Press Enter to ${e}`": "`Druk op Enter om ${e}`",
        "`Press ${r()?`⌘`:`Ctrl`}+Enter to ${e}`": "`Druk op ${r()?`⌘`:`Ctrl`}+Enter om ${e}`",
    },
    "StreamlitMarkdown": {
        '"aria-label":`Link to heading`': '"aria-label":`Link naar deze kop`',
    },
    # Not a word, but for the same ears: a screen reader hears which page it is on, as in Streamlit's own list of pages.
    "PageLink": {
        "disabled:y,isCurrentPage:x,href:w": (
            '"aria-current":x&&!b.queryString?`page`:void 0,disabled:y,isCurrentPage:x,href:w'
        ),
    },
    "Multiselect": {
        '"aria-label":`Selected values`': '"aria-label":`Gekozen`',
        '"aria-label":`Remove ${e}`': '"aria-label":`Verwijder ${e}`',
        '"aria-label":`Clear all`': '"aria-label":`Alles wissen`',
        '"aria-label":`Open`': '"aria-label":`Keuzes tonen`',
        "`Multiselect options`": "`Keuzes`",
        "return`No results`": "return`Niets gevonden`",
        # What the list says to a screen reader: in the language of the page, whatever that of the browser is.
        "locale:`en-US`": "locale:`nl-NL`",
    },
    "Selectbox": {
        "??`Selectbox options`": "??`Keuzes`",
        "children:`No results`": "children:`Niets gevonden`",
        '"aria-label":l??`Selectbox`': '"aria-label":l??`Keuze`',
        '"aria-label":`Clear value`': '"aria-label":`Wissen`',
        '"aria-label":`Open`': '"aria-label":`Keuzes tonen`',
        "locale:`en-US`": "locale:`nl-NL`",
    },
    "FileUploader": {
        "`Drag and drop directories here`": "`Sleep mappen hierheen`",
        # `t`: whether the field takes several files.
        "t?`Drag and drop files here`:`Drag and drop a file here`": (
            "t?`Sleep bestanden hierheen`:`Sleep een bestand hierheen`"
        ),
        "l?`Upload directories`:`Upload`": "l?`Kies mappen`:t?`Kies bestanden`:`Kies een bestand`",
        " per file`": " per bestand`",
        '"aria-label":`Add files`': '"aria-label":`Ander bestand kiezen`',
    },
    # What the field for a file says of the file: "utils" is the name of several scripts.
    "utils": {
        '"aria-label":`file upload`': '"aria-label":`Bestand kiezen`',
        "`File must be ${$(n,`b`)} or smaller.`": "`Het bestand mag hoogstens ${$(n,`b`)} zijn.`",
        "`${t.type} files are not allowed.`": "`Dit soort bestand kan niet.`",
        "return`File size is too small.`": "return`Het bestand is te klein.`",
        "return`Only one file is allowed.`": "return`Kies één bestand.`",
        "return`Unexpected error. Please try again.`": "return`Er ging iets mis. Probeer het opnieuw.`",
        ":`Upload failed`": ":`Het bestand is niet aangekomen`",
        "`Cancel upload of ${e.name}`:`Remove ${e.name}`": "`Stop met ${e.name}`:`Verwijder ${e.name}`",
        "`Click to retry upload`": "`Probeer het opnieuw`",
        "[`Error: `,h]": "[`Fout: `,h]",
    },
    "Toolbar": {
        "label:`Fullscreen`": "label:`Groot tonen`",
        "label:`Close fullscreen`": "label:`Klein tonen`",
    },
    "ArrowVegaLiteChart": {
        "label:`Show chart`": "label:`Toon de grafiek`",
        "label:`Show data`": "label:`Toon de cijfers`",
        "label:`Download as PNG`": "label:`Download als plaatje`",
        "`Copied!`:`Copy Vega-Lite spec`": "`Overgenomen`:`Neem de grafiek over`",
    },
    "embed": {
        "`aria-roleDescription`,`visualization`": "`aria-roleDescription`,`grafiek`",
        "description:`Vega visualization`": "description:`Grafiek`",
        "`${t} mark container`": "`deel van de grafiek`",
    },
    "DownloadButton": {
        "`Deferred download not properly configured`": "`Downloaden kan nu niet`",
        ":`Download failed`": ":`Downloaden is niet gelukt`",
    },
    "DynamicIcon": {
        "`Loading`": "`Laden`",
    },
}

# Phrases of the page itself, index.html.
PAGE_LABELS: Final[dict[str, str]] = {
    '<html lang="en">': '<html lang="nl">',
    "<title>Streamlit</title>": "<title>Kaderwijzer</title>",
    "<p>You need to enable JavaScript to run this app.</p>": (
        "<p>Kaderwijzer werkt alleen met JavaScript. Zet dat aan in uw browser.</p>"
    ),
}
