"""A small country in one process: tables, packs, a few hundred people, the demo people. Ignores its past."""

PEOPLE, ORGANISATIONS, HOMES, VEHICLES = 200, 12, 90, 60


def main() -> None:
    """Run as ``python -m tests.support.seed`` in the environment of the country."""
    import django

    django.setup()
    from darcha.config.demo.population import seed_population
    from darcha.config.demo.seed import seed_people
    from darcha.config.processes.prepare import main as prepare

    prepare("migrate")
    prepare("publish")
    seed_population(people=PEOPLE, organisations=ORGANISATIONS, homes=HOMES, vehicles=VEHICLES)
    seed_people()


if __name__ == "__main__":
    main()
