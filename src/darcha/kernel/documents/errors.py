"""Refusals of the documents room: the class is the rule that was broken. No HTTP in it."""

from darcha.ground.refusals import Refusal


class FileEmpty(Refusal):
    """Nothing was in the file."""

    code = "file-empty"


class FileTooLarge(Refusal):
    """Larger than ``rules.limits.FILE_BYTES``."""

    code = "file-too-large"


class FileKindNotAccepted(Refusal):
    """Only PDF, JPEG and PNG are taken: what they hold can be checked and cleaned."""

    code = "file-kind-not-accepted"


class OfficeFileNotAccepted(Refusal):
    """A text processor's file may carry macros and links; the person is asked for a PDF of it."""

    code = "office-file-not-accepted"


class FileNotWhatItSays(Refusal):
    """The name says one kind and the content another."""

    code = "file-not-what-it-says"


class FileDamaged(Refusal):
    """It cannot be read through, so it cannot be cleaned."""

    code = "file-damaged"


class FileLocked(Refusal):
    """A PDF with a password: nobody at the office could open it."""

    code = "file-locked"


class FileTooComplex(Refusal):
    """Too many pixels, pages or objects, or reading it took more time or memory than one file may."""

    code = "file-too-complex"


class FilesBusy(Refusal):
    """As many files are being read as may be at once; the next one must not keep others from their pages."""

    code = "files-busy"


class TooManyFiles(Refusal):
    """More files in a day than one account may send."""

    code = "too-many-files"


class FileNotScanned(Refusal):
    """Kept, and not opened for anybody until it has been scanned."""

    code = "file-not-scanned"


class FileQuarantined(Refusal):
    """The scanner found something; the file is kept shut."""

    code = "file-quarantined"


class AlreadyEnded(Refusal):
    """The paper was revoked or replaced before."""

    code = "document-already-ended"


class TooManyTries(Refusal):
    """More verifications from one address than a minute allows."""

    code = "verify-too-many-tries"


class ContentDamaged(Exception):
    """What the store gave back is not what was put in: an alarm for the operator, never a refusal to a person."""


class TemplateBroken(Exception):
    """A pack's template does not compile, or names what it may not."""
