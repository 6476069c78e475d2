"""The command that erases for good: what would go, doing it on a clear yes, and the log."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from wijkvisitatie.cli import output
from wijkvisitatie.errors import InputError
from wijkvisitatie.texts import _

if TYPE_CHECKING:
    from wijkvisitatie.store.dossier import Dossier
    from wijkvisitatie.work.erasure import Outcome

DONE, FAILED = 0, 1


def erase(options: argparse.Namespace) -> int:
    """Erase observations by their numbers, or what is due; without --ja only tell what would go."""
    from wijkvisitatie.cli.access import opened

    if bool(options.nummer) + options.termijn + options.logboek != 1:
        raise InputError(_("Noem de nummers van waarnemingen, of kies --termijn of --logboek."))
    with opened(options) as dossier:
        if options.logboek:
            return _say_log(dossier, as_json=options.json)
        if options.termijn:
            return _destroy_due(dossier, sure=options.ja, as_json=options.json)
        entities = _entities(dossier, options.nummer)
        return _erase(dossier, entities, options)


def _erase(dossier: Dossier, entities: list[str], options: argparse.Namespace) -> int:
    from wijkvisitatie.work import erasure, erasure_words

    goes = erasure.what_goes(dossier, entities=entities)
    if not options.ja:
        output.say(_("Dit wordt gewist: {what}.").format(what=erasure_words.what(goes)))
        return _not_sure()
    outcome = erasure.erase(dossier, entities=entities, reason=options.reden)
    return _say_outcome(outcome, as_json=options.json)


def _destroy_due(dossier: Dossier, *, sure: bool, as_json: bool) -> int:
    from wijkvisitatie.work import erasure_words, retention

    dues = retention.due(dossier, today=date.today())
    if not sure or not dues:
        for one in dues:
            output.say("  ·  ".join(erasure_words.due_words(one)))
        if dues:
            return _not_sure()
        output.say(_("Niets is aan de beurt om te vernietigen."))
        return DONE
    outcome = retention.destroy(dossier, dues)
    if outcome is None:
        output.say(_("Vernietigd: {what}.").format(what=erasure_words.due_in_short(dues)))
        return DONE
    return _say_outcome(outcome, as_json=as_json)


def _not_sure() -> int:
    output.say(_("Er is niets gewist. Met --ja gebeurt het echt, en dan is het voorgoed weg."))
    return DONE


def _say_outcome(outcome: Outcome, *, as_json: bool) -> int:
    from wijkvisitatie.work import erasure_words

    if as_json:
        output.say_json(_object(outcome))
    else:
        for line in erasure_words.outcome_lines(outcome):
            output.say(line)
    return FAILED if outcome.tidied.trouble else DONE


def _say_log(dossier: Dossier, *, as_json: bool) -> int:
    from wijkvisitatie.work import erasure, erasure_words
    from wijkvisitatie.work.rounds import framework_of

    lines = erasure.log(dossier)
    if as_json:
        output.say_json(
            [
                {"tijd": one.at, "wie": one.who, "aantallen": dict(one.counts), "reden": one.reason}
                for one in lines
            ]
        )
        return DONE
    framework = framework_of(dossier)
    head = (_("wanneer"), _("wie"), _("wat"), _("waarom"))
    output.say_table(head, [erasure_words.log_words(one, framework) for one in lines])
    return DONE


def _entities(dossier: Dossier, numbers: Iterable[str]) -> list[str]:
    """The observations with these numbers; one that stands nowhere is refused."""
    from wijkvisitatie.work.erasure import observation_numbered

    return [observation_numbered(dossier, number=number) for number in numbers]


def _object(outcome: Outcome) -> dict[str, Any]:
    return {
        "gewist": outcome.number,
        "nog_te_doen": [str(one) for one in (*outcome.tidied.away, *outcome.tidied.unreadable)],
        "weggehaalde_kopieen": list(outcome.tidied.removed),
        "opmerking": outcome.tidied.trouble or None,
    }
