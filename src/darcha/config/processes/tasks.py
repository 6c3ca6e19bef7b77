"""Tasks register on import; a worker must know all of them."""


def import_tasks() -> None:
    """When Django is ready."""
    from darcha.ground.outbox import deliver, rescue  # noqa: F401

    from .. import schedule  # noqa: F401
