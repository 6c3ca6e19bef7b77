"""What must hold between services and registers: one agency, one version a day, no right for nobody. Reads no files."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ..types import RegistryDefinition, Service
from .mistakes import Report, did_you_mean
from .national import Reader
from .nodes import Node
from .sources import ServiceSource


def check_versions(
    services: Mapping[str, Sequence[Service]], sources: Mapping[str, ServiceSource], report: Report
) -> None:
    """Versions of a service belong to one agency, each begins on its own day, and its folder says which."""
    for versions in services.values():
        days: set[date] = set()
        for version in versions:
            source = sources[version.content_hash]
            root = Node(source.documents["service.yaml"], (), source.documents["service.yaml"].data, report)
            _check_version(root, source.folder, version, versions[0].agency, days)
            days.add(version.valid_from)


def _check_version(root: Node, folder: str, version: Service, agency: str, days: Collection[date]) -> None:
    if version.agency != agency:
        root.at("key").complain(f"“{version.key}” is a service of {agency} too.", "Use another key.")
    elif version.valid_from in days:
        root.at("valid_from").complain(
            f"“{version.key}” has two versions of {version.valid_from}.",
            "Give the newer one its own day, or remove one of the two.",
        )
    _, marked, day = folder.rpartition("/")[2].partition("@")
    if marked and day != version.valid_from.isoformat():
        root.at("valid_from").complain(
            f"The folder says {day}, the version {version.valid_from}.",
            "A later version stands in <service>@<first day>.",
        )


def check_access(
    registries: Mapping[str, RegistryDefinition], sources: Mapping[str, ServiceSource], reader: Reader
) -> None:
    """A register lets in only services that exist: a right for nobody is a slip of the pen."""
    # a service whose files have mistakes is not among the sources, so ask the folders
    keys = {path.name.partition("@")[0] for path in (reader.folder / "agencies").glob("*/services/*") if path.is_dir()}
    keys |= {source.documents["service.yaml"].data["key"] for source in sources.values()}
    for name, registry in registries.items():
        for service in sorted(set(registry.access) - keys):
            root = reader.find(f"registries/{name}/registry.yaml", "registry")
            if root is not None:
                root.at("access").at(service).complain(f"There is no service “{service}”.", did_you_mean(service, keys))
