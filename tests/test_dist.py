"""What is shipped: built, installed away from the checkout, and asked for the grammar and the law."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import smrl.resources

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.xdist_group("dist")

ASK = """
import smrl
from smrl.resources import tree

assert any(one.name.endswith(".lark") for one in tree("grammar").iterdir())
assert (tree("rulesets") / "un" / "smr_1955" / "ruleset.smrl").is_file()
ruleset = smrl.load("un.smr_1955")
from smrl.library.find import shipped
assert {"echr.article_3", "cpt.living_space", "hr", "de.bw", "ru.sentenced"} <= set(shipped())
assert smrl.load("hr").norms
from pathlib import Path
from smrl.library.scaffold import jurisdiction
assert smrl.load(jurisdiction(Path("my_country"), "Prison Act")[0].parent).test()
assert smrl.compile("require exercise.open_air >= 1 hour/day unless employed_outdoors").norms
print(smrl.__file__, len(ruleset.provisions), sep="\\n")
"""


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the declared backend without touching the network."""
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a clean environment: it sees our dependencies, but no editable install and no checkout."""
    home = tmp_path_factory.mktemp("away")
    run(sys.executable, "-m", "venv", "--without-pip", home / "env")
    site = run(home / "env/bin/python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    (Path(site) / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "env/bin/python"


def shipped(wheel: Path) -> set[str]:
    return {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}


def test_wheel_holds_the_package_and_the_data(wheel: Path, tracked: list[Path]) -> None:
    """Every tracked file of smrl/, grammar/ and rulesets/ is in the wheel, and nothing else is."""
    expected = {path.as_posix() for path in tracked if path.parts[0] == "smrl"} | {
        f"smrl/_data/{path.as_posix()}" for path in tracked if path.parts[0] in {"grammar", "rulesets"}
    }
    assert shipped(wheel) == expected


def test_sdist_is_complete(wheel: Path, tracked: list[Path], tmp_path: Path) -> None:
    """The sdist holds tests, docs, examples and benchmarks, and builds the same wheel."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path)
    sdist = next(tmp_path.glob("*.tar.gz"))
    run("tar", "-xzf", sdist, cwd=tmp_path)
    source = tmp_path / sdist.name.removesuffix(".tar.gz")
    unpacked = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    assert {path for path in tracked if path.parts[0] != ".ci"} - unpacked == set()
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=source)
    assert shipped(next(tmp_path.glob("*.whl"))) == shipped(wheel)


def test_wheel_works_away_from_the_checkout(wheel: Path, away: Path, tmp_path: Path) -> None:
    """Installed in a clean environment, the package finds its grammar and rulesets, and its command runs."""
    run(sys.executable, "-m", "pip", "--python", away, "install", "--quiet", "--no-index", "--no-deps", wheel)
    place, provisions = run(away, "-I", "-c", ASK, cwd=tmp_path).split()
    assert Path(place).is_relative_to(away.parent.parent)
    assert int(provisions) > 0
    assert "un.smr_1955" in run(away.parent / "smrl", "list", cwd=tmp_path)


def test_wheel_works_as_a_zip(wheel: Path, away: Path, tmp_path: Path) -> None:
    """The same from inside the archive, never unpacked."""
    place, _ = run(away, "-I", "-c", f"import sys; sys.path.insert(0, {str(wheel)!r})\n{ASK}", cwd=tmp_path).split()
    assert Path(place).is_relative_to(wheel)


def test_a_missing_tree_is_named() -> None:
    """The error says which folder is missing."""
    with pytest.raises(FileNotFoundError, match="no folder `gramar`"):
        smrl.resources.tree("gramar")
