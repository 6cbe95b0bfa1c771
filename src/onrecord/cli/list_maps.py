"""What a person wrote down of a list's columns: a map in YAML or JSON, COLUMN: ROLE."""

from collections.abc import Mapping
from pathlib import Path

from onrecord.errors import BadList

LEFT_OUT = "-"
"""The role of a column that is kept and not compared; an empty one (`null`) says the same."""


def read_map(path: Path) -> Mapping[str, str]:
    """Column to role.

    Raises:
        BadSource: no such file, or none: a pipe, a folder. BadList: it is no map.
    """
    import yaml

    from onrecord.preserve.originals import require_file

    require_file(path)
    try:
        told = yaml.safe_load(path.read_text("utf-8-sig"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        why = " ".join(str(error).split())
        raise BadList([(None, f"{path.name} is no YAML: {why}")]) from error
    if not isinstance(told, dict):
        raise BadList([(None, f"{path.name} is no map; right: COLUMN: ROLE, one a line")])
    faults = [
        f"{path.name} gives column {str(column)!r} {role!r}; right: the name of a role, "
        f'or "{LEFT_OUT}" to leave the column out'
        for column, role in told.items()
        if not isinstance(role, str | None)
    ]
    if len(faults) > 0:
        raise BadList([(None, fault) for fault in faults])
    return {str(column): LEFT_OUT if role is None else role for column, role in told.items()}
