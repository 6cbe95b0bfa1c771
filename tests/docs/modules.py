"""The list of modules in docs/ARCHITECTURE.md, made from their first lines."""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "onrecord"
PAGE = ROOT / "docs" / "ARCHITECTURE.md"
START, END = "<!-- modules -->", "<!-- end of modules -->"


def first_line(path: Path) -> str:
    """The first line of a module's docstring; "" if it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    return (docstring or "").split("\n\n")[0].replace("\n", " ")


def listing() -> str:
    """One line a module, folders in the order of the pipeline."""
    order = (
        "", "errors", "ids", "text", "quantity", "dates", "vocab", "record", "preserve", "read",
        "review", "link", "count", "estimate", "account", "publish", "archive", "workbench", "cli",
    )  # fmt: skip
    paths = sorted(
        SOURCE.rglob("*.py"),
        key=lambda p: (order.index(top(p)) if top(p) in order else 0, p.parent.as_posix(), p.name),
    )
    rows = [f"| `{p.relative_to(SOURCE).as_posix()}` | {first_line(p)} |" for p in paths]
    return "\n".join(["| module | what it is |", "|---|---|", *rows])


def top(path: Path) -> str:
    """The first folder below the package, or the module's own name."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py").replace("__init__", "")


def written() -> str:
    """The list as the page has it."""
    return PAGE.read_text("utf-8").partition(START)[2].partition(END)[0].strip()


if __name__ == "__main__" and "--write" in sys.argv:
    before, _, rest = PAGE.read_text("utf-8").partition(START)
    PAGE.write_text(f"{before}{START}\n{listing()}\n{END}{rest.partition(END)[2]}", "utf-8")
