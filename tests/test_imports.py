"""Data flows one way: no module imports one of a higher layer, and each heavy library has its home."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assistant.settings import ROOT

# From the bottom to the top; a module may import from its own layer's family and from lower layers only.
LAYERS = [
    {"datatypes", "errors"},
    {"settings", "dutch", "wording", "numbers", "periods", "generations", "models", "journal"},
    {"readers", "flow", "embedding", "reranking", "stores", "lexical", "confined"},
    {"passages", "bearing"},
    {"corpus", "texts", "entries", "registers"},
    {"index", "thesaurus"},
    {"search", "followup"},
    {"calculator", "results", "fulfilment", "catalogue"},
    {"locks", "stated", "spreadsheets", "picturing", "papers", "login"},
    {"answers", "dossier"},
    {"ask"},
    {"assistant"},
    {"printed", "batch", "evaluation", "intake", "history", "transcript", "replay"},
    {"pages", "serving"},
    {"__main__"},
]
# Within a layer, who may import whom.
SIDEWAYS = {
    ("passages", "dutch"),
    ("wording", "periods"),
    ("lexical", "dutch"),
    ("evaluation", "batch"),
    ("printed", "history"),
    ("replay", "history"),
    ("printed", "replay"),
    ("serving", "pages"),
}
HOMES = {
    "sentence_transformers": {"embedding", "reranking"},
    "huggingface_hub": {"models"},
    "transformers": {"models"},
    "torch": set(),
    "tokenizers": {"embedding"},
    "safetensors": {"embedding"},
    "faiss": {"stores.faiss"},
    "bm25s": {"lexical"},
    "simplemma": {"dutch"},
    "rapidfuzz": {"bearing"},
    "pypdfium2": {"picturing"},
    "PIL": {"picturing"},
    "sqlite3": {"texts", "history"},
    "typst": {"papers.pdf"},
}
MODULES = sorted((ROOT / "assistant").rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "assistant").with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(path: Path) -> set[str]:
    """Full names of what a module imports, relative imports resolved."""
    package = ["assistant", *path.relative_to(ROOT / "assistant").parts[:-1]]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, node.module] if node.module else base)
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return found


def layer_of(name: str) -> int | None:
    first = name.split(".")[0]
    return next((at for at, layer in enumerate(LAYERS) if first in layer), None)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_imports_a_higher_layer(path: Path) -> None:
    name = name_of(path)
    if not name:
        return  # the package itself exports from everywhere, lazily
    own = layer_of(name)
    assert own is not None, f"{name} has no layer yet: add it to LAYERS"
    for imported in imports_of(path):
        if not imported.startswith("assistant."):
            continue
        target = imported.removeprefix("assistant.")
        first, other = name.split(".")[0], target.split(".")[0]
        layer = layer_of(target)
        if layer is None or first == other:
            continue
        allowed = layer < own or (layer == own and (first, other) in SIDEWAYS)
        assert allowed, f"{name} imports {imported}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_heavy_library_has_one_home(path: Path) -> None:
    for imported in imports_of(path):
        library = imported.split(".")[0]
        if library in HOMES:
            assert name_of(path) in HOMES[library], f"{name_of(path)} imports {library}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_heavy_libraries_are_imported_only_where_used(path: Path) -> None:
    heavy = {
        "sentence_transformers",
        "transformers",
        "huggingface_hub",
        "torch",
        "faiss",
        "bm25s",
        "tokenizers",
        "pandas",
        "pdfplumber",
        "pypdf",
        "docx",
        "simplemma",
        "pypdfium2",
        "PIL",
        "typst",
    }
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:  # the top level only; below TYPE_CHECKING and in functions they are fine
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not {name.split(".")[0] for name in names} & heavy, f"{name_of(path)}: {names}"


def test_datatypes_import_nothing_of_ours() -> None:
    assert not [name for name in imports_of(ROOT / "assistant" / "datatypes.py") if name.startswith("assistant")]
