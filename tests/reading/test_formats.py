"""The traps of YAML, JSON and TOML themselves, and files that are no facility at all."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from smrl.diagnostics import FactError, render
from smrl.reading import files, read
from tests.reading.small import SMALL
from tests.reading.test_values import refused


def codes(text: str, format: str | None = None) -> list[str]:
    return [code for code, _ in refused(text, format)]


def places(text: str, format: str | None = None) -> list[tuple[str, int, int]]:
    with pytest.raises(FactError) as caught:
        read(text, SMALL, format)
    return [
        (one.code, one.span.line, one.span.column) if one.span else (one.code, 0, 0) for one in caught.value.diagnostics
    ]


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def test_duplicate_keys_show_both_places() -> None:
    for text, format, place in [
        ("id: f\ncells:\n- id: A\n  kind: cell\n  kind: other\n", "yaml", (5, 3)),
        ('{"id": "f",\n"cells": [{"id": "A",\n"kind": "cell",\n"kind": "other"}]}', "json", (4, 1)),
    ]:
        with pytest.raises(FactError) as caught:
            read(text, SMALL, format)
        (fault,) = caught.value.diagnostics
        assert (fault.code, fault.path) == ("F207", "cells[0].kind")
        assert fault.span
        assert (fault.span.line, fault.span.column) == place
        assert fault.labels[0].span.line == place[0] - 1
    assert codes('id = "f"\nid = "g"\n', "toml") == ["F207"]


@pytest.mark.parametrize(
    "text",
    [
        "id: f\ncells: &all []\n",
        "id: f\ncells: *all\n",
        "id: &name f\n",
        "id: f\ncells:\n- <<: {kind: cell}\n  id: A\n",
        "id: !!str f\n",
        "id: !!python/object/apply:os.system [ls]\n",
        "id: f\n? [a, b]\n: c\n",
        "id: f\n? &key a\n: c\n",
        "id: ! f\n",
    ],
)
def test_yaml_that_forms_do_not_need(text: str) -> None:
    assert codes(text) == ["F208"]


def test_alias_bomb() -> None:
    bomb = "a0: &a0 [lol]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 20))
    started = time.perf_counter()
    assert codes(bomb) == ["F208"]
    assert time.perf_counter() - started < 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id: f\n---\nid: g\n", "F209"),
        ("id: f\ncells:\n\t- id: A\n", "F204"),
        ("id: f: g\n", "F204"),
        ("id: [f\n", "F204"),
        ("id: 'f\n", "F204"),
        ("id: f\x00\n", "F204"),
        ("id: f\n\x07kind: c\n", "F204"),
        ("# nothing\n", "F205"),
        ("\n", "F205"),
        ("---\n...\n", "F205"),
        ("null\n", "F205"),
        ("- id: f\n", "F205"),
        ("facility\n", "F205"),
        ("{}\n", "F205"),
    ],
)
def test_yaml_refused(text: str, code: str) -> None:
    assert codes(text, "yaml") == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "F205"),
        ("null", "F205"),
        ("[]", "F205"),
        ('["id"]', "F205"),
        ("12", "F205"),
        ("{'id': 'f'}", "F204"),
        ('{"id": "f",}', "F204"),
        ('{"id": "f"} x', "F204"),
        ('{"id": "f', "F204"),
        ('{"id": "f", "prisoners": nan}', "F204"),
    ],
)
def test_json_refused(text: str, code: str) -> None:
    assert codes(text + "\n", "json") == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id = \n", "F204"),
        ("id: f\n", "F204"),
        ("id = 'f'\nadmitted = 2026-02-30\n", "F204"),
        ("share_heated = " + "9" * 400_000 + "\n", "F104"),
        ("share_heated = " + "9" * 400 + "\n", "F104"),
        ("x = " + "[" * 100_000 + "\n", "F206"),
        ("\n", "F205"),
    ],
)
def test_toml_refused(text: str, code: str) -> None:
    assert codes(text, "toml")[0] == code


def test_toml_reads() -> None:
    root = read(
        'id = "f"\nshare_heated = 0.25\n[[prisoners]]\nid = "P"\nadmitted_at = 2026-03-04\n', SMALL, "toml"
    ).root
    assert root.prisoners[0].admitted_at.precision == "day"
    assert read("id = 'f'\nshare_heated = nan\n", SMALL, "toml").warnings[0].code == "F120"


@pytest.mark.parametrize("depth", [100, 100_000])
def test_deep_nesting(depth: int) -> None:
    assert codes("id: f\ncells: " + "[" * depth + "]" * depth + "\n", "yaml") == ["F206"]
    assert codes('{"id": "f",\n "cells": ' + "[" * depth + "]" * depth + "}", "json")[0] in {"F206", "F112"}


def test_a_number_of_400000_digits() -> None:
    digits = "9" * 400_000
    for text in (f'{{"id": "f",\n"share_heated": {digits}}}', f"id: f\nshare_heated: {digits}\n"):
        with pytest.raises(FactError) as caught:
            read(text, SMALL)
        (fault,) = caught.value.diagnostics
        assert (fault.code, fault.path) == ("F104", "share_heated")
        assert len(render(fault)) < 2000


def test_encodings(tmp_path: Path) -> None:
    text = "id: тюрьма\n"
    assert read(written(tmp_path, "bom.yaml", b"\xef\xbb\xbf" + text.encode()), SMALL).root.id == "тюрьма"
    assert read(written(tmp_path, "bom.json", b'\xef\xbb\xbf{"id": "f"}'), SMALL).root.id == "f"
    for name, data, at in [
        ("latin.yaml", "id: f\ncountry: Norvège\n".encode("latin-1"), "byte 19 (line 2)"),
        ("sixteen.yaml", text.encode("utf-16"), "byte 0 (line 1)"),
        ("cut.json", '{"id": "é"}'.encode()[:-3], "byte 8 (line 1)"),
    ]:
        with pytest.raises(FactError) as caught:
            read(written(tmp_path, name, data), SMALL)
        (fault,) = caught.value.diagnostics
        assert fault.code == "F203"
        assert at in fault.message


def test_line_ends_and_unicode_keep_their_places() -> None:
    assert places("id: f\r\ncells:\r\n- {id: Ж, kind: cel}\r\n") == [("F109", 3, 17)]
    assert places('{"id": "f",\r\n"cells": [{"id": "Ж\\n", "kind": "cel"}]}') == [("F109", 2, 33)]


def test_too_large_is_said_at_once(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as stream:
        stream.truncate(200 * 2**20)
    started = time.perf_counter()
    with pytest.raises(FactError, match="200 MiB; at most 64 MiB of json"):
        read(file, SMALL)
    assert time.perf_counter() - started < 0.1


def test_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(FactError, match="F201"):
        read(written(tmp_path, "facility.xml", b"<a/>"), SMALL)
    with pytest.raises(FactError, match="`xml` is not a format"):
        read("id: f\n", SMALL, "xml")
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "nowhere.json", SMALL)


def test_every_fault_in_one_run() -> None:
    """Seven different mistakes, seven diagnostics, each with its line."""
    text = """\
id: f
cells:
- {id: A-101, floor_area: -4 m^2, kind: cel}
- {id: A-102, flor_area: 4 m^2}
prisoners:
- id: P-1
  exercise: {open_air: 45}
  employed_outdoors: maybe
  admitted_at: 2026-02-30
- id: P-2
  exercise: {open_air: 25 hour/day}
"""
    assert places(text) == [
        ("F105", 3, 27),
        ("F109", 3, 41),
        ("F101", 4, 15),
        ("F102", 7, 24),
        ("F107", 8, 22),
        ("F110", 9, 16),
        ("F105", 11, 24),
    ]
    as_json = json.dumps(
        {"id": "f", "cells": {"A": {"kind": "cel"}}, "prisoners": {"total": 3, "items": [{"id": 1}]}}, indent=1
    )
    assert places(as_json) == [("F109", 5, 12), ("F108", 12, 11)]


def test_a_file_of_faults_is_bounded() -> None:
    text = '{"id": "f", "cells": [' + ",".join(['{"x": 1}'] * 100_000) + "]}"
    with pytest.raises(FactError) as caught:
        read(text, SMALL)
    assert len(caught.value.diagnostics) == 1001
    assert caught.value.diagnostics[-1].code == "F213"


def test_data_is_escaped_where_it_is_shown() -> None:
    with pytest.raises(FactError) as caught:
        read('{"id": "f", "cells": [{"id": "A", "kind": "\\u001b[31m\\u202e"}]}', SMALL)
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


def test_progress_never_goes_back(tmp_path: Path) -> None:
    cells = [{"id": str(n), "floor_area": f"{n} m^2"} for n in range(5000)]
    for format in ("json", "yaml"):
        shares: list[float] = []
        text = json.dumps({"id": "f", "cells": cells}, indent=1)
        read(written(tmp_path, f"many.{format}", text.encode()), SMALL, progress=shares.append)
        assert shares == sorted(shares)
        assert shares[-1] == 1.0
        assert len(shares) > 10


def test_limits_are_the_documented_ones() -> None:
    assert {name: size // 2**20 for name, size in files.LARGEST.items()} == {"json": 64, "yaml": 32, "toml": 16}
