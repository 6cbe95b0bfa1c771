"""The account of one event: everything that counting can say of its claims, and nothing merged."""

from collections.abc import Mapping

from onrecord.count.chains import shared_links, tell_apart
from onrecord.count.contradictions import contradicting
from onrecord.count.drift import drifting
from onrecord.count.figures import group, set_aside
from onrecord.count.majority_claims import checked
from onrecord.count.parts import breakdowns, described
from onrecord.count.ranges import summary_range
from onrecord.count.same_numbers import same_numbers
from onrecord.count.shown import Claims, filed, shown
from onrecord.record.event_count import EventCount
from onrecord.record.review import Standing


def account_of(
    event: str,
    claims: Claims,
    standings: Mapping[str, Standing],
    *,
    corrections: Mapping[str, str] | None = None,
) -> EventCount:
    """What the claims of `event` say, laid side by side; claims of other events are left out.

    claims: by id, as `Holding.claims` has them (fast), or a sequence, whose ids are computed.
    corrections: id of a corrected claim to the id of the claim that replaced it.
    """
    everything = [item for item in filed(claims) if item.claim.event == event]
    items = shown(everything, standings)
    known = breakdowns(items, corrections or {})
    groups = group(items, standings)
    return EventCount(
        event=event,
        groups=groups,
        ranges=tuple(map(summary_range, groups)),
        set_aside=set_aside(everything, standings),
        voices=tell_apart(items),
        shared_links=shared_links(items),
        drifts=drifting(items),
        same_numbers=same_numbers(items),
        parts=tuple(map(described, known)),
        majorities=checked(items, known),
        contradictions=contradicting(items, corrections or {}),
    )
