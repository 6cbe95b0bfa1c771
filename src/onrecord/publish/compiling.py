"""Templates compiled for one language: its words stand in the code, and calls are plain calls.

Jinja asks at each call and each value what it may be. Here every template is ours, nothing asks for
the context, all output is escaped, and the language is known beforehand; so a page takes half the
time. What a page says is the same.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup

from onrecord.publish.printing import printed

VARIABLE = re.compile(r"%\((\w+)\)s")


@lru_cache(maxsize=4096)
def pieces(words: str) -> tuple[str, ...]:
    """Words between variables, and the names of these, in turn.

    >>> pieces("claim %(short)s of 5%%")
    ('claim ', 'short', ' of 5%')
    """
    parts = VARIABLE.split(words)
    return tuple(p if i % 2 else p.replace("%%", "%") for i, p in enumerate(parts))


def filled(words: str, values: dict[str, Any]) -> Markup:
    """Words of ours, which are markup, with values in their places."""
    shown = [printed(values[p]) if i % 2 else p for i, p in enumerate(pieces(words))]
    return Markup("".join(shown))


class Templates(Environment):
    """The templates in the words of one language; a value that is missing stops the page."""

    def __init__(self, words: NullTranslations) -> None:
        super().__init__(
            loader=PackageLoader("onrecord.publish", "templates"),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.code_generator_class = Generator
        self.newstyle_gettext = True
        self.words = words
        self.printed = printed
        self.globals["_"] = self.globals["gettext"] = remembering(words.gettext)
        self.globals["ngettext"] = counting(words.ngettext)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What `obj.attribute` is: a key of rows, which are dicts, and else as Jinja has it."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)

    @staticmethod
    def macro(made: Any, count: int) -> Any:
        """A macro as the function it was compiled to; it sees which arguments are missing."""
        made.__defaults__ = (missing,) * count
        return made


def remembering(say: Callable[[str], str]) -> Callable[..., Markup]:
    """gettext that makes words without variables ready once."""
    ready: dict[str, Markup] = {}

    def gettext(words: str, **variables: Any) -> Markup:
        if len(variables) > 0:
            return filled(say(words), variables)
        if words not in ready:
            ready[words] = filled(say(words), {})
        return ready[words]

    return gettext


def counting(say: Callable[[str, str, int], str]) -> Callable[..., Markup]:
    """ngettext: the form that goes with a number."""

    def ngettext(one: str, many: str, number: int, **variables: Any) -> Markup:
        return filled(say(one, many, number), {"num": number, **variables})

    return ngettext


class Generator(CodeGenerator):
    """Jinja's own, except for what it need not ask."""

    environment: Templates

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        """Print, with the words of the language in place of the call that would find them."""
        parts = [part for child in node.nodes for part in self._said(child)]
        super().visit_Output(nodes.Output(parts, lineno=node.lineno), frame)

    def _said(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        message = _message(node)
        if message is None:
            yield node
            return
        said, values = message
        for place, part in enumerate(pieces(self.environment.words.gettext(said))):
            yield values[part] if place % 2 else nodes.TemplateData(part)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize
        self.write("environment.printed(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """A plain call."""
        if forward_caller or node.dyn_args is not None or node.dyn_kwargs is not None:
            self.fail("templates call with plain arguments only", node.lineno)
        called = node.node
        if isinstance(called, nodes.Getattr) and not _is_self(called.node):
            # The method of that name, though a row may have a key called so.
            self.visit(called.node, frame)
            self.write(f".{called.attr}(")
        else:
            self.visit(called, frame)
            self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        for pair in node.kwargs:
            self.write(f"{pair.key}=")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        del frame
        self.write(f"environment.macro(macro, {len(macro_ref.node.args)})")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """What a macro returns is markup."""
        del force_unescaped
        super().return_buffer_contents(frame)


def _message(node: nodes.Expr) -> tuple[str, dict[str, nodes.Expr]] | None:
    """The words that a call of gettext says, and its values; None for anything else."""
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    if node.node.name != "gettext" or not isinstance(node.args[0], nodes.Const):
        return None
    return node.args[0].value, {pair.key: pair.value for pair in node.kwargs}


def _is_self(node: nodes.Node) -> bool:
    """Whether it is the page itself, of which a template calls blocks."""
    return isinstance(node, nodes.Name) and node.name == "self"
