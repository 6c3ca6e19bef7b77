"""Refusals of the registries."""

from darcha.ground.refusals import Refusal


class RegistryUnknown(Refusal):
    """No pack describes a registry of that key, or it has no such lookup key."""

    code = "registry-unknown"


class RecordInvalid(Refusal):
    """The record does not fit the registry's schema; ``fields`` names each place."""

    code = "record-invalid"


class AccessNotGranted(Refusal):
    """The registry grants nothing to this service, or this reader has no case for which to read."""

    code = "registry-access-not-granted"


class RecordNotFound(Refusal):
    """There is no such record on that day."""

    code = "record-not-found"
