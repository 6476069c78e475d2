"""What can go wrong, split in two: what the user can mend, and what we must mend.

    Exception
    +-- KnownError            a cause outside the program; its text is a sentence a user can act on
        +-- InputError        a file or value that was handed to us is not right
        |   +-- DefinitionError   a framework or area list that does not fit (names the line)
        |   +-- HandedIn            what a member handed in is closed
        |   +-- FormError           a form of the fact check can't be used
    |   +-- PackageError        a package from another laptop can't be used
        |       +-- PackageDamaged
        |       +-- PackageForged
        |       +-- PackageNotForMe
        |       +-- PackageTooNew
        +-- DossierError      the dossier can't be opened or written
            +-- WrongPassphrase
            +-- DossierMissing
            +-- DossierExists
            +-- DossierInUse
            +-- DossierTooNew
            +-- DossierDamaged
            +-- DossierMisplaced
            +-- StorageTrouble      may pass by itself
                +-- StorageFull
                +-- StorageReadOnly
                +-- StorageAway
                +-- DossierUnreachable
    +-- Cancelled             the user stopped a long task; not a fault

Everything else is a bug: it is reported once, with the dossier safe.
"""

from __future__ import annotations

import errno

from wijkvisitatie.texts import _


class KnownError(Exception):
    """A cause that the user can mend. ``str(error)`` is one Dutch sentence, fit to be shown."""


class InputError(KnownError):
    """A file or a value from outside that can't be used as it is."""


class DefinitionError(InputError):
    """A framework or area list that does not fit its schema; the sentence names file and line."""


class HandedIn(InputError):
    """A change in what a member handed in; nothing was changed."""


class FormError(InputError):
    """A form of the fact check that can't be used; nothing of it was."""


class PackageError(InputError):
    """A package from another laptop that can't be used; nothing of it was."""


class PackageDamaged(PackageError):
    """The file is no package, or not as it was written."""


class PackageForged(PackageError):
    """The package does not hold what its signer put in it."""


class PackageNotForMe(PackageError):
    """The package is for somebody else, or about another round."""


class PackageTooNew(PackageError):
    """The package was made by a newer version of the program."""


class DossierError(KnownError):
    """The dossier can't be opened, read or written."""


class WrongPassphrase(DossierError):
    """No key slot opens with the secret that was given."""


class DossierMissing(DossierError):
    """There is no dossier in that folder."""


class DossierExists(DossierError):
    """A new dossier was asked for in a folder that holds one."""


class DossierInUse(DossierError):
    """Another window or command has this dossier open."""


class DossierTooNew(DossierError):
    """The dossier was written by a newer version of the program."""


class DossierDamaged(DossierError):
    """The dossier's files fail their integrity check."""


class DossierMisplaced(DossierError):
    """The folder is one that is copied by another program or lies on a network."""


class StorageTrouble(DossierError):
    """The disk does not take it now, and may do so later: nothing was stored."""


class DossierUnreachable(StorageTrouble):
    """The server that keeps the dossier can't be reached, or does not let us in."""


class StorageFull(StorageTrouble):
    """The disk is full: nothing was stored."""


class StorageReadOnly(StorageTrouble):
    """The folder can't be written to."""


class StorageAway(StorageTrouble):
    """The disk or stick does not answer, or the folder is gone."""


class Cancelled(Exception):
    """The user stopped a long task. Nothing half-made is left."""


def system_error(error: OSError) -> str:
    """A Dutch sentence for what the operating system refused, with the file it is about."""
    file = error.filename2 or error.filename
    place = _("Het lukte niet met {file}").format(file=file) if file else _("Het lukte niet")
    return f"{place}: {reason(error)}."


def reason(error: OSError) -> str:
    """Why the operating system refused, in Dutch words that finish a sentence."""
    return _(_REASONS.get(error.errno or 0, "het besturingssysteem geeft fout {number}")).format(
        number=error.errno
    )


_REASONS = {
    errno.ENOENT: "dat bestand of die map is er niet",
    errno.EACCES: "u mag daar niet bij, of een ander programma heeft het open",
    errno.EPERM: "u mag daar niet bij, of een ander programma heeft het open",
    errno.EROFS: "op die schijf mag niet worden geschreven",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is vol",
    errno.EISDIR: "dat is een map en geen bestand",
    errno.ENOTDIR: "dat is een bestand en geen map",
    errno.EEXIST: "dat bestaat al",
    errno.ENAMETOOLONG: "die naam is te lang",
    errno.ELOOP: "die verwijzing komt bij zichzelf uit",
    errno.EIO: "de schijf geeft een leesfout of schrijffout",
}
