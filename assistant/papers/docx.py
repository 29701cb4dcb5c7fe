"""A paper as a Word file: Dutch, with real headings, header rows that repeat, and page numbers."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from assistant.papers.paper import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paper,
    Paragraph,
    Quotation,
    Source,
    Table,
    proportions,
    shown,
)

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as WordParagraph

LANGUAGE = "nl-NL"
FONT = "Calibri"
INK, GREY, HAIRLINE = "123A5A", "4A5560", "C3CCD4"
# Name of the style, its size in points, bold, colour, points above and below.
LOOKS = (
    ("Normal", 10.5, False, None, 0, 5),
    ("Title", 21, True, INK, 0, 2),
    ("Subtitle", 11.5, False, GREY, 0, 8),
    ("Heading 1", 13.5, True, INK, 13, 4),
    ("Heading 2", 11.5, True, INK, 9, 3),
    ("Heading 3", 10.5, True, INK, 6, 2),
    ("Caption", 9.5, False, GREY, 4, 3),
    ("List Bullet", 10.5, False, None, 0, 3),
    ("List Number", 10.5, False, None, 0, 3),
    ("Quote", 10.5, False, None, 3, 6),
)
# Without this Word says "compatibility mode" beside the title.
WORD_2013 = "15"
LONGEST_PROPERTY = 255
TEXT_WIDTH_CM = 16.8
# What of a table's style is used: the look of its first row, nothing else.
HEADER_ROW_ONLY = {
    "val": "0620",
    "firstRow": "1",
    "lastRow": "0",
    "firstColumn": "0",
    "lastColumn": "0",
    "noHBand": "1",
    "noVBand": "1",
}
# Zip keeps a time with each part; a fixed one gives the same bytes every time.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def write(paper: Paper) -> bytes:
    """The paper as a DOCX file."""
    import docx

    word = docx.Document()
    set_properties(word, paper)
    set_styles(word)
    set_page(word, paper)
    word.add_paragraph(shown(paper.title), style="Title")
    if paper.subtitle:
        word.add_paragraph(shown(paper.subtitle), style="Subtitle")
    for block in paper.blocks:
        add_block(word, block)
    if paper.sources:
        word.add_paragraph(shown(paper.sources_heading), style="Heading 1")
    for number, source in enumerate(paper.sources, start=1):
        add_source(word, number, source)
    return same_every_time(word)


def set_properties(word: Word, paper: Paper) -> None:
    about = word.core_properties
    about.title, about.subject = shown(paper.title)[:LONGEST_PROPERTY], shown(paper.subtitle)[:LONGEST_PROPERTY]
    about.author = about.last_modified_by = "Kaderwijzer"
    about.language, about.comments, about.keywords, about.revision = LANGUAGE, "", "", 1
    about.created = about.modified = datetime.combine(paper.day, time())


def set_styles(word: Word) -> None:
    """Our own looks for the built-in styles, all of them marked as Dutch."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    settings = word.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    styles = word.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
        language.set(qn("w:eastAsia"), LANGUAGE)
    added = (
        ("Small print", 9.5, False, GREY, 0, 5),
        ("Table text", 9.5, False, None, 2, 2),
        ("Source", 8.5, False, None, 0, 3),
    )
    for name, *_ in added:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, size, bold, colour, above, below in (*LOOKS, *added):
        style = styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):  # fonts of the theme would win from ours
            del fonts.attrib[attribute]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(colour or "000000")
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(above), Pt(below), 1.0
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Source"].paragraph_format.left_indent = Cm(0.8)
    styles["Source"].paragraph_format.first_line_indent = Cm(-0.8)
    styles["Quote"].paragraph_format.left_indent = Cm(0.8)
    # The template's line below a title is of another blue.
    for line in styles["Title"].element.iter(qn("w:bottom")):
        line.set(qn("w:color"), INK)


def set_page(word: Word, paper: Paper) -> None:
    """A4, and a footer with the title and "Pagina 1 van 2"."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin = section.bottom_margin = Cm(2)
    footer = section.footer.paragraphs[0]
    footer.style = word.styles["Small print"]
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{shown(paper.title)}\tPagina ")
    add_field(footer, "PAGE")
    footer.add_run(" van ")
    add_field(footer, "NUMPAGES")


def add_field(paragraph: WordParagraph, code: str) -> None:
    """A number that Word fills in."""
    field = made("w:fldSimple", instr=f" {code} ")
    run = paragraph.add_run("1")
    paragraph._p.append(field)
    field.append(run._r)


def made(tag: str, /, **attributes: str) -> Any:
    """An element of Word's XML, with attributes in its namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def add_line(paragraph: WordParagraph, text: str, sources: tuple[int, ...], label: str = "") -> None:
    """Text with, after it, the numbers of its sources, each a link to its place in the list."""
    if label:
        paragraph.add_run(f"{shown(label)} ").bold = True
    paragraph.add_run(shown(text))
    if not sources:
        return
    paragraph.add_run("\N{NO-BREAK SPACE}[")
    for at, number in enumerate(sources):
        if at:
            paragraph.add_run(", ")
        link = made("w:hyperlink", anchor=f"bron-{number}")
        run = paragraph.add_run(str(number))
        paragraph._p.append(link)
        link.append(run._r)
    paragraph.add_run("]")


def add_block(word: Word, block: Block) -> None:
    if isinstance(block, Heading):
        word.add_paragraph(shown(block.text), style=f"Heading {block.level}")
    elif isinstance(block, Paragraph):
        add_line(word.add_paragraph(style="Small print" if block.note else "Normal"), block.text, block.sources)
    elif isinstance(block, Quotation):
        add_line(word.add_paragraph(style="Quote"), block.text, block.sources)
    elif isinstance(block, Bullets):
        style = new_numbering(word) if block.numbered else None
        for item in block.items:
            paragraph = word.add_paragraph(style="List Number" if block.numbered else "List Bullet")
            if style is not None:
                number_by(paragraph, style)
            add_line(paragraph, item.text, item.sources, item.label)
    else:
        add_table(word, block)


def new_numbering(word: Word) -> int:
    """A numbering that begins at 1 again; without it Word goes on counting from an earlier list."""
    from docx.oxml.ns import qn

    numbering = word.part.numbering_part.element
    style = word.styles["List Number"].element.find(f".//{qn('w:numId')}")
    used = int(style.get(qn("w:val")))
    abstract = next(each for each in numbering.num_lst if each.numId == used).abstractNumId.val
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.numId)


def number_by(paragraph: WordParagraph, numbering: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def add_table(word: Word, block: Table) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm

    word.add_paragraph(shown(block.caption), style="Caption")
    table = word.add_table(rows=1, cols=len(block.header))
    table.autofit = False
    properties = table._tbl.tblPr
    borders = made("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(made(f"w:{side}", val="single", sz="4", space="0", color=HAIRLINE))
    properties.find(qn("w:tblLayout")).addprevious(borders)  # Word wants these in this order
    look = properties.find(qn("w:tblLook"))
    look.attrib.clear()
    for attribute, value in HEADER_ROW_ONLY.items():
        look.set(qn(f"w:{attribute}"), value)
    look.addnext(made("w:tblCaption", val=shown(block.caption)))
    header = table.rows[0]
    header._tr.get_or_add_trPr().append(made("w:cantSplit"))
    header._tr.get_or_add_trPr().append(made("w:tblHeader"))
    fill(word, header.cells, [Cell(name, strong=True) for name in block.header], "FFFFFF", INK)
    for row in block.rows:
        line = table.add_row()
        line._tr.get_or_add_trPr().append(made("w:cantSplit"))
        fill(word, line.cells, row)
    widths = proportions(block)
    for column, width in zip(table.columns, widths, strict=True):
        size = Cm(TEXT_WIDTH_CM * width / sum(widths))
        column.width = size
        for cell in column.cells:
            cell.width = size
    after = word.add_paragraph(style="Table text")  # two tables in a row would become one
    after.paragraph_format.space_after = 0


def fill(word: Word, row: Any, cells: Any, colour: str = "", ground: str = "") -> None:
    from docx.shared import RGBColor

    for box, cell in zip(row, cells, strict=True):
        paragraph = box.paragraphs[0]
        paragraph.style = word.styles["Table text"]
        add_line(paragraph, cell.text, cell.sources)
        for run in paragraph.runs:
            run.bold = True if cell.strong else None
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour)
        if ground:
            box._tc.get_or_add_tcPr().append(made("w:shd", val="clear", color="auto", fill=ground))


def add_source(word: Word, number: int, source: Source) -> None:
    paragraph = word.add_paragraph(style="Source")
    paragraph._p.append(made("w:bookmarkStart", id=str(number), name=f"bron-{number}"))
    paragraph.add_run(f"[{number}]\t")
    paragraph._p.append(made("w:bookmarkEnd", id=str(number)))
    paragraph.add_run(shown(source.title)).bold = True
    place = f", {shown(source.place)}" if source.place else ""
    paragraph.add_run(f"{place}: “{shown(source.quote)}”")


def same_every_time(word: Word) -> bytes:
    """The file, with the time of writing left out of its parts."""
    stream = io.BytesIO()
    word.save(stream)
    again = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, ZIP_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return again.getvalue()
