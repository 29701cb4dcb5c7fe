"""What an administrator can set up wrongly about logging in, and what the claims about somebody let them do."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import LoginProblem
from assistant.login import (
    CLOCK_SECONDS,
    LOGIN_SECONDS,
    Standing,
    is_loopback,
    name_of,
    person_id,
    read_registration,
    roles_of,
    standing,
)
from assistant.settings import ROOT

NOW = 1_800_000_000.0
GOOD = {
    "redirect_uri": "https://kaderwijzer.voorbeeld.nl/oauth2callback",
    "cookie_secret": "k" * 48,
    "client_id": "kaderwijzer",
    "client_secret": "een-geheim",
    "server_metadata_url": "https://inloggen.voorbeeld.nl/.well-known/openid-configuration",
}


def write(path: Path, **changed: str) -> Path:
    lines = [f'{key} = "{value}"' for key, value in {**GOOD, **changed}.items() if value != "-"]
    path.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_good_file_gives_the_name_that_browsers_use(tmp_path: Path) -> None:
    found = read_registration(write(tmp_path / "secrets.toml"))
    assert (found.host, found.client_id) == ("kaderwijzer.voorbeeld.nl", "kaderwijzer")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"client_id": "-"}, "ontbreekt client_id"),
        ({"client_secret": " "}, "ontbreekt client_secret"),
        ({"cookie_secret": "kort"}, "cookie_secret in secrets.toml is te kort"),
        ({"redirect_uri": "http://kaderwijzer.voorbeeld.nl/oauth2callback"}, "redirect_uri .* https://"),
        ({"redirect_uri": "https://kaderwijzer.voorbeeld.nl/"}, "eindigen op /oauth2callback"),
        ({"redirect_uri": "oauth2callback"}, "redirect_uri .* https://"),
        ({"server_metadata_url": "http://inloggen.voorbeeld.nl/x"}, "server_metadata_url .* https://"),
    ],
)
def test_what_is_missing_or_wrong_is_named(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    with pytest.raises(LoginProblem, match=said) as problem:
        read_registration(write(tmp_path / "secrets.toml", **changed))
    assert str(tmp_path) not in str(problem.value)
    assert GOOD["client_secret"] not in str(problem.value)


def test_on_this_machine_itself_http_will_do(tmp_path: Path) -> None:
    path = write(tmp_path / "secrets.toml", redirect_uri="http://127.0.0.1:{port}/oauth2callback")
    assert read_registration(path).host == "127.0.0.1"


@pytest.mark.parametrize(
    ("text", "said"), [("[auth", "geen geldig TOML"), ("", r"deel \[auth\]"), ("auth = 3", r"deel \[auth\]")]
)
def test_file_that_holds_something_else(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "secrets.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(LoginProblem, match=said):
        read_registration(path)


def test_missing_file_says_what_to_make_and_how_to_do_without(tmp_path: Path) -> None:
    with pytest.raises(LoginProblem, match="KADERWIJZER_LOGIN=uit"):
        read_registration(tmp_path / "secrets.toml")


def test_secrets_that_everybody_can_read_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "secrets.toml")
    path.chmod(0o644)
    with pytest.raises(LoginProblem, match="chmod 640"):
        read_registration(path)


def test_the_example_is_whole_but_cannot_be_used_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "secrets.toml"
    text = (ROOT / "docs" / "server" / "secrets.toml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(LoginProblem, match="cookie_secret"):
        read_registration(path)
    path.write_text(text.replace('cookie_secret = "', f'cookie_secret = "{"k" * 40}'), encoding="utf-8")
    assert read_registration(path).host == "kaderwijzer.voorbeeld.nl"


def claims(**changed: object) -> dict[str, object]:
    return {"is_logged_in": True, "iss": "https://x", "sub": "1", "iat": NOW - 60, "roles": ["lezer"], **changed}


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, "reads"),
        ({"roles": ["lezer", "beheerder"]}, "manages"),
        ({"roles": "beheerder"}, "manages"),
        ({"roles": ["Beheerder"]}, "without_role"),
        ({"roles": "geen-beheerder"}, "without_role"),
        ({"roles": {"beheerder": True}}, "without_role"),
        ({"roles": [["beheerder"]]}, "without_role"),
        ({"roles": None}, "without_role"),
        ({"is_logged_in": False}, "outside"),
        ({"is_logged_in": "true"}, "outside"),
        ({"sub": ""}, "outside"),
        ({"iss": None}, "outside"),
        ({"iat": None}, "outside"),
        ({"iat": True}, "outside"),
        ({"iat": NOW - LOGIN_SECONDS}, "expired"),
        ({"iat": NOW - LOGIN_SECONDS + 1}, "reads"),
        ({"iat": NOW + CLOCK_SECONDS}, "reads"),
        ({"iat": NOW + CLOCK_SECONDS + 1}, "expired"),
        ({"iat": NOW - LOGIN_SECONDS, "roles": []}, "expired"),
    ],
)
def test_standing(changed: dict[str, object], may: Standing) -> None:
    assert standing(claims(**changed), "roles", NOW) == may


def test_nothing_known_is_outside() -> None:
    assert standing({}, "roles", NOW) == "outside"


def test_roles_come_from_the_claim_that_was_set() -> None:
    assert roles_of({"groepen": ["lezer"], "roles": ["beheerder"]}, "groepen") == {"lezer"}


def test_person_has_one_id_for_each_provider() -> None:
    one = person_id("https://a", "1")
    assert one == person_id("https://a", "1")
    assert len({one, person_id("https://a", "2"), person_id("https://b", "1"), person_id("https://a\n1", "")}) == 4


@pytest.mark.parametrize("subject", ["", "1", "ü" * 500, "../../etc"])
def test_person_id_is_safe_in_a_file_name(subject: str) -> None:
    from assistant.pages.visitor import well_formed

    assert well_formed(person_id("https://a", subject))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"name": "Anna", "email": "a@voorbeeld.nl"}, "Anna"),
        ({"name": " ", "email": "a@voorbeeld.nl"}, "a@voorbeeld.nl"),
        ({"name": 3}, ""),
    ],
)
def test_name_on_screen(given: dict[str, object], name: str) -> None:
    assert name_of(given) == name


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.9", "localhost", "LOCALHOST.", "::1", "[::1]"])
def test_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "", "voorbeeld.nl", "127.0.0.1.voorbeeld.nl"])
def test_another_machine(host: str) -> None:
    assert not is_loopback(host)
