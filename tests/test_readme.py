"""What the README prints works as printed."""

import re
import shlex
from pathlib import Path

import click
import pytest

from dashboard.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = [
    line
    for block in re.findall(r"```bash\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
]
EXAMPLES = [line for line in CODE if line.startswith("incident-atlas ")]


def test_each_of_the_two_commands_is_one_line_that_makes_its_own_environment():
    run, test = (line for line in CODE if line.startswith("python3 -m venv"))
    assert "pip install ." in run
    assert run.endswith("incident-atlas serve --open")
    assert "'.[test]'" in test
    assert test.endswith("pytest")


@pytest.mark.parametrize("line", EXAMPLES)
def test_examples_are_understood(line):
    name, *arguments = shlex.split(line)[1:]
    command = main.commands[name]
    with click.Context(main) as parent:
        command.make_context(name, arguments, parent=parent)


def test_every_command_has_an_example():
    assert {shlex.split(line)[1] for line in EXAMPLES} == set(main.commands)


def test_linked_files_are_there():
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)\)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
