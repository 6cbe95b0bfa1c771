"""What a person wrote down of a list's columns: a map in YAML or JSON, COLUMN: ROLE."""

from collections.abc import Mapping
from pathlib import Path

from onrecord.errors import BadList

LEFT_OUT = "-"
"""The role of a column that is kept and not compared; an empty one (`null`) says the same."""
NOTHING = ("", "~", "null", "Null", "NULL")
"""Ways of YAML to write nothing."""
RIGHT = "right: COLUMN: ROLE, one a line"


def read_map(path: Path) -> Mapping[str, str]:
    """Column to role.

    Raises:
        BadSource: no such file, or none: a pipe, a folder. BadList: it is no map.
    """
    import yaml

    from onrecord.preserve.originals import require_file

    require_file(path)
    try:
        # Every word as it is written: a column headed 007 or yes is called just that.
        told = yaml.load(path.read_text("utf-8-sig"), Loader=yaml.BaseLoader)
    except RecursionError as error:
        raise BadList(
            [(None, f"{path.name} is no YAML: it is nested too deep; {RIGHT}")]
        ) from error
    except (yaml.YAMLError, ValueError) as error:
        why = " ".join(str(error).split())
        raise BadList([(None, f"{path.name} is no YAML: {why}")]) from error
    if not isinstance(told, dict):
        raise BadList([(None, f"{path.name} is no map; {RIGHT}")])
    # What is in it is not printed: a few lines of aliases can stand for millions of words.
    faults = [
        f"{path.name} gives column {column!r} several words at once; right: the name of a role, "
        f'or "{LEFT_OUT}" to leave the column out'
        for column, role in told.items()
        if not isinstance(role, str)
    ]
    if len(faults) > 0:
        raise BadList([(None, fault) for fault in faults])
    return {column: LEFT_OUT if role in NOTHING else role for column, role in told.items()}
