"""The command line: kaderwijzer index, ask, search, text, evaluate, check, feedback, serve.

Exit codes: 0 done, 1 a check or evaluation falls short, 2 wrong use or input that can't be read.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

# One thread each: faster at this size, and the server has other work to do.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TOKENIZERS_PARALLELISM"):
    os.environ.setdefault(_name, "false" if _name.startswith("TOKEN") else "1")

from assistant import __version__  # noqa: E402 - the thread limits must be set before numpy is imported
from assistant.errors import HistoryUnusable, KaderwijzerError, WrongUse  # noqa: E402 - after the thread limits, which numpy reads once
from assistant.settings import Settings  # noqa: E402 - after the thread limits, which numpy reads once


class Parser(argparse.ArgumentParser):
    """argparse that speaks Dutch."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "add_help": False})
        self._positionals.title = "invoer"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toont deze uitleg")

    def error(self, message: str) -> NoReturn:
        wrong = message.rsplit(":", 1)[-1].strip()
        raise WrongUse(f"Deze opdracht klopt niet ({wrong}). Zie: kaderwijzer --help")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)


def _parser() -> Parser:
    parser = Parser(prog="kaderwijzer", description="Antwoorden uit beleidsstukken, met de letterlijke bron erbij.")
    parser.add_argument("--version", action="version", version=f"kaderwijzer {__version__}", help="toont de versie")
    commands = parser.add_subparsers(dest="command", metavar="opdracht", parser_class=Parser)

    def command(name: str, help: str, run: Callable[[argparse.Namespace, Settings], int]) -> Parser:
        made: Parser = commands.add_parser(name, help=help, description=help)
        made.set_defaults(run=run)
        made.add_argument("--corpus", type=Path, metavar="MAP", help="map met documenten")
        made.add_argument("--index", type=Path, metavar="MAP", help="map van de index")
        return made

    command("index", "maakt de index of werkt hem bij", run_index)
    asking = command("ask", "beantwoordt een vraag", run_ask)
    asking.add_argument("question", nargs="?", metavar="vraag", help="de vraag")
    asking.add_argument("--json", action="store_true", help="antwoord als JSON")
    asking.add_argument(
        "--replay", metavar="NUMMER", help="geeft een bewaard antwoord opnieuw, en zegt wat is veranderd"
    )
    searching = command("search", "toont de gevonden fragmenten", run_search)
    searching.add_argument("question", nargs="?", metavar="vraag", help="de vraag")
    searching.add_argument("--top", type=_positive, default=10, metavar="N", help="hoeveel fragmenten (10)")
    searching.add_argument("--json", action="store_true", help="fragmenten als JSON")
    for made in (asking, searching):
        made.add_argument("--batch", type=Path, metavar="BESTAND", help="vragen, één JSON-object per regel")
        made.add_argument("--out", type=Path, metavar="BESTAND", help="waar de antwoorden komen")
    text = command("text", "toont de tekst waar citaten naar wijzen", run_text)
    text.add_argument("document", metavar="document", help="naam van het document")
    evaluating = command("evaluate", "meet de antwoorden op een set vragen", run_evaluate)
    evaluating.add_argument("--questions", type=Path, required=True, metavar="BESTAND", help="vragen met bewijs, JSONL")
    evaluating.add_argument("--json", action="store_true", help="cijfers als JSON")
    evaluating.add_argument(
        "--against", type=Path, metavar="BESTAND", help="eerdere cijfers (JSON) om mee te vergelijken"
    )
    command("check", "meldt alle problemen in de documenten", run_check)
    told = command("feedback", "toont wat gebruikers van antwoorden vonden", run_feedback)
    told.add_argument("--json", action="store_true", help="oordelen als JSON")
    serving = command("serve", "start de website", run_serve)
    serving.add_argument("--port", type=_positive, metavar="N", help="poort (8501)")
    return parser


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is geen getal vanaf 1")
    return int(text)


class Bar:
    """A progress bar on the error output: what, how many, how long still."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ""

    def __call__(self, stage: str, done: int, total: int) -> None:
        from tqdm import tqdm

        from assistant.wording import STAGES

        if stage != self._stage:
            self.close()
            self._stage = stage
            self._bar = tqdm(
                total=total,
                desc=STAGES.get(stage, stage),
                bar_format="{desc}: {n_fmt} van {total_fmt} |{bar:30}| nog {remaining}",
                file=sys.stderr,
                mininterval=0.1 if sys.stderr.isatty() else 5,
            )
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None


def _settings(given: argparse.Namespace) -> Settings:
    settings = Settings.from_environment()
    if given.corpus is not None:
        settings = replace(settings, corpus=given.corpus)
    if given.index is not None:
        settings = replace(settings, index=given.index)
    return settings


def _opened(settings: Settings) -> Any:
    from assistant.assistant import open_assistant

    bar = Bar()
    try:
        return open_assistant(settings, bar)
    finally:
        bar.close()


def run_index(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.assistant import build_index

    begin = time.perf_counter()
    bar = Bar()
    try:
        manifest = build_index(settings, bar)
    finally:
        bar.close()
    seconds = f"{time.perf_counter() - begin:.1f}".replace(".", ",")
    print(f"Klaar in {seconds} seconden: {len(manifest.files)} documenten, {manifest.passages} fragmenten.")
    for problem in manifest.problems:
        print(_problem(problem))
    return 0


def _problem(problem: Any) -> str:
    where = f"{problem.file}, pagina {problem.page}" if problem.page else problem.file
    return f"{where}: {problem.reason} {problem.remedy}"


def run_ask(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.printed import answer_json, answer_lines

    if given.batch:
        lines = _batch(given)
        assistant = _opened(settings)
        return _write_batch(
            given.out,
            (answer_json(assistant.ask(line["question"], line["turns"]), line["id"]) for line in lines),
        )
    if given.replay:
        return _replay(given, settings)
    question = _question(given)
    assistant = _opened(settings)
    answer = assistant.ask(question)
    _remember(answer, settings)
    if given.json:
        print(json.dumps(answer_json(answer), ensure_ascii=False))
    else:
        print("\n".join(answer_lines(answer, assistant.document)))
    return 0


def _remember(answer: Any, settings: Settings) -> None:
    """Keeps the answer for --replay; where that can't be, the answer is given all the same."""
    from assistant.history import open_history
    from assistant.replay import remember

    try:
        history = open_history(settings)
        if history is not None:
            remember(history, answer)
    except HistoryUnusable as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)


def _replay(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.history import open_history
    from assistant.printed import replayed_json, replayed_lines
    from assistant.replay import replayed

    if given.question:
        raise WrongUse("Geef een vraag of --replay met het nummer van een antwoord, niet allebei.")
    assistant = _opened(settings)
    found = replayed(assistant, open_history(settings), given.replay)
    if given.json:
        print(json.dumps(replayed_json(found), ensure_ascii=False))
    else:
        print("\n".join(replayed_lines(found, assistant.document)))
    return 0


def run_search(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.printed import hit_json, hit_lines

    if given.batch:
        lines = _batch(given)
        assistant = _opened(settings)

        def found(line: dict[str, Any]) -> dict[str, Any]:
            hits = assistant.search(line["question"], given.top, turns=line["turns"])
            return {
                "id": line["id"],
                "hits": [hit_json(hit, assistant.document(hit.passage.document_id)) for hit in hits],
            }

        return _write_batch(given.out, map(found, lines))
    question = _question(given)
    assistant = _opened(settings)
    hits = assistant.search(question, given.top)
    if given.json:
        print(
            json.dumps([hit_json(hit, assistant.document(hit.passage.document_id)) for hit in hits], ensure_ascii=False)
        )
    else:
        print("\n".join(hit_lines(hits, assistant.document)) or "Niets gevonden.")
    return 0


def _question(given: argparse.Namespace) -> str:
    if not given.question or not given.question.strip():
        raise WrongUse(
            f'Er is geen vraag. Zet hem tussen aanhalingstekens: kaderwijzer {given.command} "wie doet wat?"'
        )
    return str(given.question)


def _batch(given: argparse.Namespace) -> list[dict[str, Any]]:
    from assistant.batch import read_batch

    if given.question:
        raise WrongUse("Geef een vraag of --batch met een bestand, niet allebei.")
    if given.out is None:
        raise WrongUse("Zeg met --out in welk bestand de antwoorden komen.")
    if given.out.exists() and given.out.resolve() == given.batch.resolve():
        raise WrongUse(
            f"--out is hetzelfde bestand als --batch ({given.out}). Kies een andere naam voor de antwoorden."
        )
    return read_batch(given.batch)


def _write_batch(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    from assistant.batch import write_lines

    count = write_lines(path, (json.dumps(row, ensure_ascii=False) for row in rows))
    print(f"{count} regels in {path}")
    return 0


def run_text(given: argparse.Namespace, settings: Settings) -> int:
    # Not print: the text is given as it is, without a line end of ours.
    sys.stdout.write(_opened(settings).document(given.document).text)
    return 0


def run_evaluate(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.evaluation import changes, evaluate, lines_of, read_figures, read_questions

    questions = read_questions(given.questions)
    earlier = read_figures(given.against) if given.against else None
    figures = evaluate(_opened(settings), questions)
    if given.json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print("\n".join([*lines_of(figures), *(changes(earlier, figures) if earlier else ())]))
    return 0 if figures["quotes_hold"] else 1


def run_check(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.registers import FOLDER

    assistant = _opened(settings)
    lines = [*assistant.missing, *map(_problem, assistant.problems())]
    lines += [
        f"{FOLDER}/{problem.file}, regel {problem.line}: {problem.reason} {problem.remedy}"
        for problem in assistant.registers.problems
    ]
    print("\n".join([*lines, f"{len(lines)} problemen gevonden." if lines else "Geen problemen gevonden."]))
    return 1 if lines else 0


def run_feedback(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.history import open_history
    from assistant.printed import opinion_json, opinion_lines

    history = open_history(settings)
    opinions = history.opinions() if history else ()
    if given.json:
        print(json.dumps([opinion_json(opinion) for opinion in opinions], ensure_ascii=False))
    else:
        print("\n".join(opinion_lines(opinions)) or "Er zijn geen oordelen bewaard.")
    return 0


def run_serve(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.serving import serve

    return serve(replace(settings, port=given.port) if given.port else settings)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; every foreseen problem is one line on the error output and exit code 2."""
    try:
        parser = _parser()
        given = parser.parse_args(arguments)
        if given.command is None:
            parser.print_help()
            return 2
        run: Callable[[argparse.Namespace, Settings], int] = given.run
        return run(given, _settings(given))
    except KaderwijzerError as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output stopped, as `| head` does; say nothing more, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Gestopt. De vorige index blijft in gebruik.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
