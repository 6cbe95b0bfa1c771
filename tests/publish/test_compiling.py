"""Templates say the words of their language, print nothing raw, and read rows as they are."""

from gettext import NullTranslations

import pytest
from jinja2 import TemplateSyntaxError, UndefinedError

from onrecord.publish.compiling import Templates


class Shouted(NullTranslations):
    """A language of its own: what is said once in capitals, what is counted between signs."""

    def gettext(self, message: str) -> str:
        return message.upper().replace("%(WHO)S", "%(who)s")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"<{msgid1 if n == 1 else msgid2}>"


SAID = [
    ("{% trans %}Front{% endtrans %}", "FRONT"),
    ("{% trans %}5% of it{% endtrans %}", "5% OF IT"),
    ("{% trans who=name %}by {{ who }}{% endtrans %}", "BY &lt;i&gt;"),
    ("{{ _('by %(who)s', who=name) }}", "BY &lt;i&gt;"),
    ("{% trans n=1 %}one{% pluralize %}{{ n }}{% endtrans %}", "<one>"),
    ("{% trans n=2 %}one{% pluralize %}{{ n }} of {{ name }}{% endtrans %}", "<2 of &lt;i&gt;>"),
    ("{{ name }}{{ row.items }}{{ row.get('kind') }}", "&lt;i&gt;[3]act"),
    ("{% for k, v in row.items() %}{{ k }}={{ v }};{% endfor %}", "items=[3];kind=act;"),
    ("{% macro b(x, y='!') %}<b>{{ x }}{{ y }}</b>{% endmacro %}{{ b(name) }}{{ b('a', y) }}",
     "<b>&lt;i&gt;!</b><b>a?</b>"),
    ("{% block title %}a{% endblock %}{{ self.title() }}", "aa"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "said"), SAID)
def test_a_template_says(source: str, said: str) -> None:
    made = Templates(Shouted()).from_string(source)
    assert made.render(name="<i>", row={"items": [3], "kind": "act"}, y="?") == said


def test_what_is_missing_stops_the_page() -> None:
    made = Templates(NullTranslations()).from_string("{{ row.kind }}")
    with pytest.raises(UndefinedError, match="kind"):
        made.render(row={"items": 3})


def test_a_call_that_would_need_the_context_is_no_template_of_ours() -> None:
    with pytest.raises(TemplateSyntaxError, match="plain arguments"):
        Templates(NullTranslations()).from_string("{{ f(*names) }}")
