"""`python -m tests.bench NAME`: runs one benchmark; without a name it lists what there is.

A benchmark is a module of this folder, named as it is called, whose click command is `main`. It is
imported only when it is asked for or listed, since each needs packages that others do not.
"""

from importlib import import_module
from pathlib import Path

import click

BENCHES = ("geocode", "import", "map", "export")
"""In the order in which they are listed; one that has no module yet is left out."""


def module_of(name: str) -> Path:
    """The file of a benchmark; `import` is a word of the language, so its file is `import_`."""
    return Path(__file__).with_name(f"{name}_.py" if name == "import" else f"{name}.py")


class Benches(click.Group):
    """The benchmarks that have a module."""

    def list_commands(self, ctx):
        return [name for name in BENCHES if module_of(name).is_file()]

    def get_command(self, ctx, cmd_name):
        if cmd_name not in self.list_commands(ctx):
            return None
        return import_module(f"tests.bench.{module_of(cmd_name).stem}").main

    def resolve_command(self, ctx, args):
        there = self.list_commands(ctx)
        if args and not args[0].startswith("-") and args[0] not in there:
            ctx.fail(f"No benchmark {args[0]!r}; there are: {', '.join(there)}.")
        return super().resolve_command(ctx, args)


@click.command(cls=Benches, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Measure the project beside what else one could use, on this machine, in one run."""


if __name__ == "__main__":
    main(prog_name="python -m tests.bench")
