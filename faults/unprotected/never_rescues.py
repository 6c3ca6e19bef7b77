"""The worker as it would be if nobody brought back what a dead one held."""

import django


def main() -> None:
    """As ``darcha worker``, but for the rescue."""
    django.setup()
    from darcha.config.processes import worker
    from darcha.ground.outbox import rescue

    async def nobody(job: object) -> None:
        """Leaves the job where it is."""

    rescue._bring_back = nobody  # type: ignore[assignment]
    worker.run_worker()


if __name__ == "__main__":
    main()
