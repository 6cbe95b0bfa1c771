"""How the shell calls the stages: public holding, accounts and counts, release."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.publish.sample import HOLDING
from tests.publish.sample_lists import LISTS

from onrecord.account import account
from onrecord.count import account_of
from onrecord.publish import Released, public_holding, publish
from onrecord.record.account import Account
from onrecord.record.event_count import EventCount
from onrecord.record.holding import Holding

RELEASED = Released(3, datetime(2026, 3, 5, 12, tzinfo=UTC), "Alder Record <1>", withdrawn=2)


def accounted(holding: Holding) -> tuple[dict[str, Account], dict[str, EventCount]]:
    """An account and a count for every event that a claim names."""
    claims, standings = holding.claims, holding.standings
    events = list(dict.fromkeys(c.event for c in claims.values()))
    accounts = {
        event: account(event, [c for c in claims.values() if c.event == event], standings)
        for event in events
    }
    return accounts, {event: account_of(event, claims, standings) for event in events}


def build(target: Path, holding: Holding = HOLDING, **changes: Any) -> tuple[str, ...]:
    accounts, counts = accounted(public_holding(holding))
    given = {"accounts": accounts, "counts": counts, "released": RELEASED, "lists": LISTS}
    given |= changes
    return publish(holding, target=target, **given)
