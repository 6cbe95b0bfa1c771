"""A review at the terminal: one pair after the other, a key for each word, nothing lost."""

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from onrecord.cli.judge_command import judged_text
from onrecord.cli.rows_told import MARKS, side_by_side
from onrecord.cli.shell import now, visible, warn
from onrecord.errors import BadVerdict
from onrecord.plural import counted

if TYPE_CHECKING:
    from onrecord.archive.groups import Groups
    from onrecord.archive.listings import Listings
    from onrecord.archive.reviewing import ToJudge, Waiting
    from onrecord.archive.store import Archive
    from onrecord.record.linkage import ScoredPair

KEYS = {"s": "same", "d": "different", "r": "relative", "u": "unsure"}
BACK, SKIP, QUIT = "z", "k", "q"
QUESTION = "[s]ame [d]ifferent [r]elative [u]nsure  s[k]ip  [z] take back  [q]uit "
REASON = "judged from the two rows side by side"
TAKEN_BACK = "taken back in the same review"


@dataclass
class Session:
    """One person's review. blind: neither scores nor others' words are shown.

    place: of the pair that is asked; judged: places of those that have a word since the session
    began, the last one last; reviewed: pairs with a word that stands.
    """

    archive: "Archive"
    listings: "Listings"
    groups: "Groups"
    by: str
    blind: bool
    waiting: "Waiting"
    place: int = 0
    judged: list[int] = field(default_factory=list)
    reviewed: int = 0

    def run(self) -> None:
        """Ask until nothing waits, or the person stops, in whatever way; then say what is kept."""
        self.reviewed = self.waiting.reviewed
        if len(self.waiting.asked) == 0:
            click.echo(self._nothing())
            return
        try:
            while self.place < len(self.waiting.asked) and self._ask():
                pass
        except (KeyboardInterrupt, EOFError, click.Abort):
            click.echo()
        click.echo(visible(self._end()))

    def _nothing(self) -> str:
        if self.waiting.pairs == 0:
            return "no pair waits for a word of yours; onrecord link LIST LIST finds pairs"
        return f"no pair waits for a word of yours: {self._progress()}"

    def _end(self) -> str:
        left = len(self.waiting.asked) - len(self.judged)
        kept = counted(len(self.judged), "word")
        then = "" if left == 0 else "; the same command goes on from there"
        return (
            f"done for now: {kept} of this review kept, {counted(left, 'pair')} left{then}\n"
            f"{self._progress()}"
        )

    def _progress(self) -> str:
        from onrecord.link.judging.review_order import progress

        if self.blind:
            return f"{self.reviewed:,} of {counted(self.waiting.pairs, 'pair')} of the blind sample"
        return progress(self.reviewed, self.waiting.pairs)

    def _ask(self) -> bool:
        """Show the pair and obey one key; False to quit."""
        one = self.waiting.asked[self.place]
        click.echo(visible("\n".join(self._shown(one))))
        while True:
            click.echo(QUESTION, nl=False)
            key = _key().lower()
            click.echo(key if key.isprintable() else "")
            if key in (QUIT, "\x03", "\x04", ""):
                return False
            if key == SKIP:
                self.place += 1
                return True
            if key == BACK and self._took_back():
                return True
            if key in KEYS and self._said(one.pair, KEYS[key]):
                return True
            if key not in (*KEYS, BACK):
                click.echo("one of s, d, r, u, k, z or q, please", err=True)

    def _shown(self, one: "ToJudge") -> list[str]:
        from onrecord.archive.reviewing import others_said

        pair = one.pair
        rows = side_by_side(pair.first, pair.second, self.listings)
        head = f"pair {self.place + 1:,} of {len(self.waiting.asked):,}"
        if self.blind:
            return ["", f"{head} ({self._progress()} judged)", *rows, f"  ({MARKS})"]
        told = [*others_said(self.groups, pair), *scores_told(pair)]
        return [
            "",
            f"{head}; {self._progress()}",
            f"asked because {one.why}",
            *rows,
            f"  ({MARKS})",
            *told,
        ]

    def _said(self, pair: "ScoredPair", word: str) -> bool:
        from onrecord.archive.judging import Word, judge

        reason = click.prompt("why", default=REASON)
        try:
            made = judge(self.archive, pair.first, pair.second,
                         Word(word, self.by, reason, self.blind), now=now())  # fmt: skip
        except BadVerdict as error:
            warn(str(error))
            return False
        self.judged.append(self.place)
        self.place += 1
        self.reviewed += int(made.verdict.binds or self.blind)
        if not self.blind:
            ends = [self.listings.name(made.link.first), self.listings.name(made.link.second)]
            click.echo(visible(judged_text(made, ends, self.listings.name)))
        return True

    def _took_back(self) -> bool:
        """Take back the last word of this review; its pair is asked again."""
        from onrecord.archive.judging import UNDO, Word, judge

        if len(self.judged) == 0:
            warn("nothing was said in this review yet; a word of before is taken back with: "
                 "onrecord judge LIST:ID LIST:ID undo")  # fmt: skip
            return False
        pair = self.waiting.asked[self.judged[-1]].pair
        bound = self._binds(pair)
        try:
            judge(self.archive, pair.first, pair.second,
                  Word(UNDO, self.by, TAKEN_BACK, self.blind), now=now())  # fmt: skip
        except BadVerdict as error:
            warn(str(error))
            return False
        self.place = self.judged.pop()
        self.reviewed -= int(bound or self.blind)
        click.echo("your last word is taken back; here is its pair again")
        return True

    def _binds(self, pair: "ScoredPair") -> bool:
        from onrecord.archive.groups import verdicts

        verdict = verdicts(self.archive).get((pair.first, pair.second))
        return verdict is not None and verdict.binds


def scores_told(pair: "ScoredPair") -> list[str]:
    """What the scores say, in sentences."""
    relation = ["they look like relatives"] if pair.relation != "" else []
    vetoes = [f"against one person: {veto}" for veto in pair.vetoes]
    return [f"probability {pair.probability:.2f}", *relation, *vetoes, *pair.reasons]


def _key() -> str:
    """One key; from a file or a pipe the first sign of the next line, "" at its end."""
    if sys.stdin.isatty():
        return click.getchar()
    line = sys.stdin.readline()
    return line.strip()[:1] or line[:1]
