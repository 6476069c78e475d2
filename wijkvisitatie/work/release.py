"""What may leave the committee: which observations and photos may be printed, and why not.

Where nobody has said yet whether something may be printed, it is not: a report can be made again,
but not called back.
"""

from __future__ import annotations

from enum import Enum

from wijkvisitatie.model.conclusions import Dissent, Track
from wijkvisitatie.model.records import Observation, Photo

# Keys that every framework has (framework.rules.NEEDED_KEYS).
QUOTE = "citaat"
PARAPHRASE = "parafrase"
RELEASED = "vrijgegeven"
RELEASED_AS_PARAPHRASE = "parafrase"
NOT_TO_PUBLISH = "niet publiceren"
CONSENT_TO_ASK = "nog vragen"


_DECIDING = {"confidential", "evidence", "quote_status"}


class Withheld(Enum):
    """Why an observation may not be printed."""

    CONFIDENTIAL = "confidential"
    NOT_TO_PUBLISH = "not to publish"
    IN_CONFLICT = "in conflict"  # two laptops disagree about one of the fields that decide
    NO_STATUS = "no status"  # literal words of which nobody has said whether they may be printed


def withheld(observation: Observation) -> Withheld | None:
    """Why this observation may not be printed; None when it may."""
    if observation.confidential:
        return Withheld.CONFIDENTIAL
    if observation.quote_status == NOT_TO_PUBLISH:
        return Withheld.NOT_TO_PUBLISH
    if not _DECIDING.isdisjoint(observation.conflicts):
        return Withheld.IN_CONFLICT
    if observation.evidence == QUOTE and not observation.quote_status:
        return Withheld.NO_STATUS
    return None


def is_literal(observation: Observation) -> bool:
    """Whether its text may be printed as literal words: a quote that was released as such."""
    return observation.evidence == QUOTE and observation.quote_status == RELEASED


def levels_allowed(track: Track) -> bool:
    """Whether the committee's levels on a track may be made public: all laptops that say
    something of it say that they may.
    """
    return track.levels_printed and "levels_printed" not in track.conflicts


def dissent_allowed(dissent: Dissent) -> bool:
    """Whether a member's own view may be made public beside the level that it is about."""
    return dissent.printed and "printed" not in dissent.conflicts


def photo_allowed(photo: Photo) -> bool:
    """Whether nobody on this photo can object to it: there is one answer about consent."""
    known = bool(photo.consent) and "consent" not in photo.conflicts
    return known and photo.consent != CONSENT_TO_ASK
