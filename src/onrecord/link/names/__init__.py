"""Personal names, read once at import: parts with roles, Latin spellings, sounds, likeness."""

from onrecord.link.names.alike import token_similarity
from onrecord.link.names.faults import faults
from onrecord.link.names.likeness import similarity
from onrecord.link.names.reading import read_name, read_names
from onrecord.link.names.short_forms import full_names, stands_for
from onrecord.link.names.sounds import skeleton, sound_key
from onrecord.link.names.well_known import well_known

__all__ = (
    "faults", "full_names", "read_name", "read_names", "similarity", "skeleton", "sound_key",
    "stands_for", "token_similarity", "well_known",
)  # fmt: skip
