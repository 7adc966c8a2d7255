"""Set up what is lacking, then start the program, its tests, or the checks of its code."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from system_packages import display_kind, provide_system_packages, x11_answers
from telling import SetupStopped, say
from virtual_environment import Condition, VirtualEnvironment, clean_environment

PROJECT = Path(__file__).resolve().parent.parent
SAMPLE = "sample.annotator"  # as the window calls it
CHECKS = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports", "--no-logo"))
TOOL_GROUPS = {"test": ["test"], "lint": ["lint", "test"]}
WITH_CONSUMERS = "--with-consumers"


def launch(arguments: list[str]) -> int:
    """Do what the command line asks for and return the exit code."""
    mode = arguments[0] if arguments and arguments[0] in TOOL_GROUPS else "program"
    groups = TOOL_GROUPS.get(mode, [])
    environment = VirtualEnvironment(PROJECT)
    try:
        if sys.platform.startswith("linux"):
            display = "none" if mode != "program" else display_kind(os.environ)
            making = environment.condition(groups) in (Condition.ABSENT, Condition.BROKEN)
            provide_system_packages(display, environment.log, making_venv=making)
        environment.provide(groups)
        if mode == "test":
            return run_tests(environment, provide_consumers(environment, arguments[1:]))
        if mode == "lint":
            return run_checks(environment)
        return run_program(environment, arguments)
    except SetupStopped as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next start goes on from here.")
        return 130


def run_program(environment: VirtualEnvironment, arguments: list[str]) -> int:
    """Start the program with these arguments; without any, with the sample project."""
    if opens_window(arguments):
        require_display(os.environ)
    settings = clean_environment(os.environ.items())
    program = environment.command("-P", "-m", "annotator")  # -P: a file in the current folder is no part of it
    if not arguments:
        sample = _sample_path(environment, settings)
        if not sample.exists():
            say(f"Writing the sample project to {sample}")
            sample.parent.mkdir(parents=True, exist_ok=True)
            made = subprocess.call([*program, "sample", str(sample)], env=settings)
            if made != 0:
                return made
        say(f"Opening {sample}")
        arguments = ["open", str(sample)]
    return subprocess.call([*program, *arguments], env=settings)


def opens_window(arguments: list[str]) -> bool:
    """Tell whether the program, called with these arguments, opens a window."""
    return not arguments or (arguments[0] == "open" and "--help" not in arguments)


def require_display(environment: Mapping[str, str]) -> None:
    """Stop with a plain sentence where there is nothing to show a window on."""
    if not sys.platform.startswith("linux"):
        return
    kind = display_kind(environment)
    if kind == "none":
        lack = "there is no display here to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)"
    elif kind == "x11" and not x11_answers():
        lack = f"the display that DISPLAY names ({environment['DISPLAY']}) does not answer"
    else:
        return
    raise SetupStopped(
        f"Everything is set up, but {lack}.\nStart it from a desktop session, or over ssh with `ssh -X`. "
        "What needs no window works here too:\n    python3 packaging/run.py --help"
    )


def provide_consumers(environment: VirtualEnvironment, arguments: list[str]) -> list[str]:
    """Install the tools that our files are tried with where that is asked for; return the other arguments."""
    if WITH_CONSUMERS in arguments:
        say("Providing the tools that our files are tried with: spaCy, datasets, DuckDB and others, about 1 GB")
        if not environment.provide_where_possible("consumers"):
            say(f"They could not be installed (see {environment.log}); the tests that need them are skipped")
    return [argument for argument in arguments if argument != WITH_CONSUMERS]


def run_tests(environment: VirtualEnvironment, arguments: list[str]) -> int:
    """Run the test suite on two processes, drawing windows in memory; the arguments are pytest's."""
    settings = clean_environment(os.environ.items()) | {"QT_QPA_PLATFORM": "offscreen"}
    if sys.platform.startswith("linux"):
        settings["LC_ALL"] = "C.UTF-8"  # whatever the computer's language, and where it has none at all
    return subprocess.call(environment.command("-m", "pytest", "-n", "2", *arguments), env=settings, cwd=PROJECT)


def run_checks(environment: VirtualEnvironment) -> int:
    """Run every check of the code, all of them even when one fails."""
    settings = clean_environment(os.environ.items())
    failed = []
    for name, *arguments in CHECKS:
        say(" ".join([name, *arguments]))
        if subprocess.call([environment.tool(name), *arguments], env=settings, cwd=PROJECT) != 0:
            failed.append(name)
    say(f"Not in order: {', '.join(failed)}" if failed else "All checks are in order")
    return 1 if failed else 0


def _sample_path(environment: VirtualEnvironment, settings: Mapping[str, str]) -> Path:
    """Ask the program where it keeps files for the user."""
    question = environment.command("-c", "from annotator.paths import data_folder; print(data_folder())")
    answer = subprocess.run(question, env=settings, cwd=PROJECT, capture_output=True, text=True, check=True)
    return Path(answer.stdout.strip()) / SAMPLE
