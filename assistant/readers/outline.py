"""The levels of headings, from their numbers, their order and their letters."""

from __future__ import annotations

_NAMED_LEVELS = {"deel": 1, "hoofdstuk": 1, "bijlage": 1, "afdeling": 2, "paragraaf": 2}
_NO_GAP_SEEN = 99


class Outline:
    """The headings accepted so far, as levels; each `enter_*` adds one.

    A *run* is a count from 1 inside a section, such as goals below "5.1"; an unnumbered title may enclose it.
    """

    def __init__(self) -> None:
        self.levels: list[int] = []
        self._section: tuple[int, ...] = ()  # the number of the last chapter or section
        self._section_level = 0
        self._numbered_level = 0  # of the last heading with a number
        self._run = 0  # how far the run has counted; 0 without one
        self._run_level = 0
        self._run_title: int | None = None  # the heading that encloses the run
        self._title_level = 0  # of the last title without a number
        self._title_gap = _NO_GAP_SEEN
        self._after_title = False
        self._after_bullet = False
        self._rank_levels: dict[int, int] = {}

    @property
    def _chapter(self) -> int:
        return self._section[0] if self._section else 0

    def expects(self, number: tuple[int, ...]) -> bool:
        """Whether the number is the next one of the chapters, the sections or the run."""
        if len(number) == 1:
            return number[0] == self._chapter + 1 or (self._run > 0 and number[0] == self._run + 1)
        depth = len(number)
        last = self._section[depth - 1] if len(self._section) >= depth else 0
        return number[:-1] == self._section[: depth - 1] and number[-1] == last + 1

    def takes_sentences(self, number: tuple[int, ...], directly: bool) -> bool:
        """Whether a heading with a full stop is believed: next in a run, or first, right below a title."""
        next_of_run = self._run > 0 and number[0] == self._run + 1
        return next_of_run or (number == (1,) and directly and self._after_title)

    def enter_number(
        self, number: tuple[int, ...], directly: bool, next_chapter: int, opens_page: bool, rank: int = 0
    ) -> bool:
        """Enter a numbered heading; False, and nothing entered, where its number fits nowhere.

        `directly`: no text stands between it and the heading before it. `next_chapter`: the chapter of the next
        number such as "3.1", 0 without one.
        """
        count, chapter = number[0], self._chapter
        if len(number) > 1:
            if number <= self._section or (self._section and not chapter <= count <= chapter + 1):
                return False
            self._enter_section(number)
        elif count == chapter + 1 and (
            self._rank_levels.get(rank) == 1 or not self._counts_on_inside(count, directly, next_chapter, opens_page)
        ):
            self._enter_section(number)
        elif self._run and count == self._run + 1:
            self._enter_run(count, self._run_level)
        elif count == 1 and directly and self._after_title:
            self._enclose_by_title()
        elif count == 1:
            self._run_title = None
            self._enter_run(1, self._section_level + 1)
        elif count > chapter and next_chapter == count:
            self._enter_section(number)  # the chapter before it was missed
        else:
            return False
        self._remember(rank)
        return True

    def _counts_on_inside(self, count: int, directly: bool, next_chapter: int, opens_page: bool) -> bool:
        """Whether a number that could be the next chapter's belongs to a run inside the chapter."""
        if count == 1:
            return directly and self._after_title and next_chapter != 1 and len(self.levels) > 1
        if not self._run or count != self._run + 1:
            return False
        return next_chapter == self._chapter or (not next_chapter and not opens_page)

    def _enter_section(self, number: tuple[int, ...]) -> None:
        self._section, self._section_level = number, len(number)
        self._run, self._run_title = 0, None
        self._enter(len(number), numbered=True)

    def _enter_run(self, count: int, level: int) -> None:
        self._run, self._run_level = count, level
        self._enter(level, numbered=True)

    def _enclose_by_title(self) -> None:
        """Raise the title just entered, so that it encloses the run that starts right below it."""
        title = len(self.levels) - 1
        level = self._section_level + 1 if self._run_title is None else self.levels[self._run_title]
        self.levels[title] = self._title_level = min(self.levels[title], level)
        self._run_title = title
        self._enter_run(1, self.levels[title] + 1)

    def enter_named(self, word: str, rank: int = 0) -> None:
        """Enter a heading such as "Bijlage 2" or "Artikel 4", given its first word."""
        level = _NAMED_LEVELS.get(word, self._section_level + 1)
        if level == 1:
            self._forget_numbers()
        if word in _NAMED_LEVELS:
            self._section_level = level
        self._enter(level, numbered=True)
        self._remember(rank)

    def enter_below(self) -> None:
        """Enter a heading one level below the last one with a number."""
        self._enter(self._numbered_level + 1, numbered=False)

    def enter_ranked(self, rank: int) -> None:
        """Enter a title by its letters: at the level of others of this rank, or one below larger ones."""
        larger = [level for seen, level in self._rank_levels.items() if seen < rank]
        level = self._rank_levels.get(rank, max(larger, default=0) + 1)
        self._run, self._run_title = 0, None
        self._section_level = level
        self._enter(level, numbered=True)
        self._after_title, self._title_level = True, level
        self._remember(rank)

    def enter_title(self, *, deeper: bool, gap: int = 0, back_matter: bool = False, bullet: bool = False) -> None:
        """Enter a title without a number; `deeper`: it comes back elsewhere, or its form makes it lesser.

        `gap`: the blank lines above it. Where no number gives the level, a smaller gap than the titles of the
        first level have tells that this one lies lower.
        """
        level = self._numbered_level + 1
        if back_matter:
            level = 1
            self._forget_numbers()
        elif bullet:
            level = max(level, self._title_level + (0 if self._after_bullet else 1))
        elif not self._numbered_level and self.levels:
            if deeper:
                level = 2
            elif gap < self._title_gap and self._title_level > 1:
                level = self._title_level - (1 if self._after_bullet else 0)
        if level == 1:
            self._title_gap = min(self._title_gap, gap)
        self._enter(level, numbered=False)
        self._after_title, self._after_bullet, self._title_level = not bullet, bullet, level

    def _forget_numbers(self) -> None:
        self._section, self._section_level, self._numbered_level = (), 0, 0
        self._run, self._run_title = 0, None

    def _remember(self, rank: int) -> None:
        if rank:
            self._rank_levels.setdefault(rank, self.levels[-1])

    def _enter(self, level: int, *, numbered: bool) -> None:
        self.levels.append(level)
        self._after_title = self._after_bullet = False
        if numbered:
            self._numbered_level = level
