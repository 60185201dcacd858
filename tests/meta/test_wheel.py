"""The built wheel works on its own: installed in an environment without the checkout, run from a folder without rules."""

import os
import shutil
import site
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"
EXAMPLE = ROOT / "examples" / "wuhan" / "04-reapplied-too-early.yaml"
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "tests", "dist", "build")


@dataclass(frozen=True)
class Installed:
    """A wheel, the environment in which it is installed, and an empty folder to run it from."""

    wheel: Path
    python: Path
    folder: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """A program of the environment; what the wheel depends on is taken from the environment of this test."""
        path = os.pathsep.join(site.getsitepackages())
        env = {**os.environ, "PYTHONPATH": path, "XDG_CACHE_HOME": str(self.folder / ".cache"), "PYTHONSAFEPATH": "1"}
        words = [str(self.python.parent / command[0]), *command[1:]]
        return subprocess.run(
            words, cwd=self.folder, env=env, capture_output=True, encoding="utf-8", check=False, timeout=120
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, built from a copy of the tree and installed with nothing but itself."""
    place = tmp_path_factory.mktemp("wheel")
    source, built, home, folder = (place / name for name in ("source", "built", "home", "folder"))
    shutil.copytree(ROOT, source, ignore=LEFT_OUT)
    folder.mkdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", str(source), "--no-deps", "--no-build-isolation", "--no-index", "-w", str(built)], check=True
    )
    (wheel,) = built.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    python = home / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)], check=True)
    return Installed(wheel, python, folder)


def test_the_wheel_holds_the_rules_and_nothing_strange(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = set(wheel.namelist())
    assert {f"checker/_spec/{p.relative_to(SPEC)}" for p in SPEC.rglob("*") if p.is_file()} <= names
    assert "checker/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"checker", "lawful_checker"}


def test_the_installed_package_is_its_own(installed: Installed) -> None:
    ended = installed.run("python", "-c", "import checker; print(checker.__file__)")
    assert Path(ended.stdout.strip()).is_relative_to(installed.python.parents[1]), ended.stderr


def test_the_command_checks_a_dossier_anywhere(installed: Installed) -> None:
    shutil.copy(EXAMPLE, installed.folder / "dossier.yaml")
    ended = installed.run("checker", "check", "dossier.yaml", "--lang", "en")
    assert ended.returncode == 1, ended.stderr
    assert "wuhan-2022:14:interval" in ended.stdout
    assert ended.stdout.endswith("reproduce: checker check dossier.yaml --lang en\n")


def test_the_command_knows_its_forms_and_its_rules_anywhere(installed: Installed) -> None:
    for arguments in (["schema", "--of", "check"], ["schema"], ["coverage"], ["explain", "wuhan-2022:14"]):
        ended = installed.run("checker", *arguments)
        assert (ended.returncode, ended.stderr) == (0, ""), arguments
        assert ended.stdout
