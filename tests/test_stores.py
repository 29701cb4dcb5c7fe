from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.embedding import unit
from assistant.errors import WrongUse
from assistant.stores import STORES, Rows, Vectors, build_store, faiss, load_store


def some_vectors(count: int, dimensions: int = 24, seed: int = 1) -> Vectors:
    vectors = unit(np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32))
    vectors[count // 2] = vectors[3]  # two equal ones, so that the order of ties is seen
    return vectors


def brute_force(vectors: Vectors, query: Vectors, top: int, allowed: Rows | None = None) -> list[tuple[int, float]]:
    rows = range(len(vectors)) if allowed is None else [int(row) for row in allowed]
    scored = [(row, float(np.dot(vectors[row].astype(np.float64), query.astype(np.float64)))) for row in rows]
    return sorted(scored, key=lambda pair: (-round(pair[1], 6), pair[0]))[:top]


@pytest.mark.parametrize("name", sorted(STORES))
class TestEachStore:
    def test_finds_what_brute_force_finds_in_that_order_with_those_scores(self, name: str) -> None:
        vectors = some_vectors(500)
        store = build_store(name, vectors)
        for query in some_vectors(20, seed=2):
            rows, similarities = store.search(query, 10)
            expected = brute_force(vectors, query, 10)
            assert [int(row) for row in rows] == [row for row, _ in expected]
            assert np.allclose(similarities, [score for _, score in expected], atol=1e-5)

    def test_equal_vectors_come_in_order_of_row(self, name: str) -> None:
        vectors = some_vectors(100)
        rows, _ = build_store(name, vectors).search(vectors[3], 2)
        assert [int(row) for row in rows] == [3, 50]

    def test_a_filter_leaves_only_the_allowed_rows(self, name: str) -> None:
        vectors = some_vectors(300)
        allowed = np.arange(0, 300, 7, dtype=np.int64)
        query = some_vectors(5, seed=3)[0]
        rows, _ = build_store(name, vectors).search(query, 12, allowed)
        assert [int(row) for row in rows] == [row for row, _ in brute_force(vectors, query, 12, allowed)]

    def test_asking_for_more_than_there_is_gives_what_there_is(self, name: str) -> None:
        store = build_store(name, some_vectors(6))
        assert len(store.search(some_vectors(6)[0], 50)[0]) == 6
        assert len(store.search(some_vectors(6)[0], 50, np.empty(0, dtype=np.int64))[0]) == 0

    def test_similarities_of_given_rows(self, name: str) -> None:
        vectors = some_vectors(40)
        rows = np.array([7, 2, 39], dtype=np.int64)
        got = build_store(name, vectors).similarities(vectors[0], rows)
        assert np.allclose(got, vectors[rows] @ vectors[0], atol=1e-5)

    def test_a_saved_store_answers_the_same(self, name: str, tmp_path: Path) -> None:
        vectors = some_vectors(200)
        store = build_store(name, vectors)
        store.save(tmp_path)
        before, after = store.search(vectors[9], 10), load_store(name, tmp_path).search(vectors[9], 10)
        assert before[0].tolist() == after[0].tolist()
        assert before[1].tolist() == after[1].tolist()

    def test_a_missing_or_damaged_file_is_an_error_that_the_index_can_name(self, name: str, tmp_path: Path) -> None:
        with pytest.raises(OSError):
            load_store(name, tmp_path)
        build_store(name, some_vectors(20)).save(tmp_path)
        for path in tmp_path.iterdir():
            path.write_bytes(b"geen vectoren")
        with pytest.raises((OSError, ValueError)):
            load_store(name, tmp_path)


def test_an_unknown_store_is_refused_with_the_names_that_do_exist() -> None:
    with pytest.raises(WrongUse, match="exact, faiss"):
        build_store("diskette", some_vectors(5))


class TestManyVectors:
    """From some size on FAISS keeps two bytes a number; order and similarities are those of the full vectors all the same."""

    @pytest.fixture(scope="class")
    def vectors(self) -> Vectors:
        return some_vectors(faiss.COMPACT_FROM, dimensions=8)

    def test_it_takes_half_the_bytes(self, vectors: Vectors, tmp_path: Path) -> None:
        build_store("faiss", vectors).save(tmp_path)
        assert (tmp_path / faiss.FILE).stat().st_size < 0.51 * vectors.nbytes

    def test_finds_what_brute_force_finds(self, vectors: Vectors, tmp_path: Path) -> None:
        build_store("faiss", vectors).save(tmp_path)
        store = load_store("faiss", tmp_path)
        for query in some_vectors(5, dimensions=8, seed=4):
            rows, similarities = store.search(query, 200)
            exact = vectors @ query
            # float32 sums differ in their last digit between one product and many, so ties are told by a margin
            expected = np.sort(exact)[::-1][:200]
            assert np.allclose(similarities, expected, atol=1e-6)
            assert np.allclose(store.similarities(query, rows), similarities, atol=1e-6)
            assert len(set(rows.tolist())) == 200

    def test_a_filter_leaves_only_the_allowed_rows(self, vectors: Vectors) -> None:
        allowed = np.arange(5, len(vectors), 11, dtype=np.int64)
        rows, similarities = build_store("faiss", vectors).search(vectors[3], 30, allowed)
        assert set(rows.tolist()) <= set(allowed.tolist())
        assert np.allclose(similarities, np.sort(vectors[allowed] @ vectors[3])[::-1][:30], atol=1e-6)

    def test_equal_vectors_come_in_order_of_row(self, vectors: Vectors) -> None:
        rows, _ = build_store("faiss", vectors).search(vectors[3], 2)
        assert rows.tolist() == [3, len(vectors) // 2]

    def test_without_the_full_vectors_it_does_not_open(self, vectors: Vectors, tmp_path: Path) -> None:
        build_store("faiss", vectors).save(tmp_path)
        (tmp_path / faiss.FULL).unlink()
        with pytest.raises(OSError):
            load_store("faiss", tmp_path)
