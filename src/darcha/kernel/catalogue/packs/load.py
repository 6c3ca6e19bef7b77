"""The whole packs folder, compiled. Two doors: strict for use, patient for checking. Ignores the database."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from ..types import CalendarBook, Catalogue, Mistake, PackInvalid, Service
from .across import check_access, check_versions
from .bodies import read_bodies
from .calendar_source import CalendarSource, read_calendars
from .calendars import compile_calendars
from .check_service import check_service
from .checks.under_check import UnderCheck
from .compile_service import compile_service, texts_of
from .ladder import read_ladder
from .mistakes import Report
from .national import Reader, check_identifiers, check_languages, read_base_unit, read_labels
from .regions import load_regions
from .registries import read_registries
from .sources import ServiceSource, read_service
from .strays import check_strays

_KINDS = {
    "service.yaml": "service",
    "form.yaml": "form",
    "procedure.yaml": "procedure",
    "fees.yaml": "fees",
    "text": "text",
    "documents": "document",
    "notices": "notice",
    "letters": "letter",
}


@dataclass(slots=True)
class Loaded:
    """The catalogue with the raw sources that its services were compiled from, by content hash, and its calendars'."""

    catalogue: Catalogue
    calendars: CalendarSource | None = None
    sources: dict[str, ServiceSource] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)  # content hash -> folder on disk


def load(folder: Path, report: Report) -> Loaded:
    """Compile what can be compiled; everything wrong goes to the report."""
    reader = Reader(folder, report)
    regions = reader.gather(load_regions, "national")
    bodies = read_bodies(reader, regions)
    source = read_calendars(folder / "national" / "calendars", bodies, report)
    check_languages(reader)
    check_identifiers(reader)
    catalogue = Catalogue(
        services={},
        bodies=bodies,
        spheres=read_labels(reader, "spheres"),
        life_events=read_labels(reader, "life_events"),
        regions=regions,
        calendars=compile_calendars(source, report, regions, bodies) if source else CalendarBook(),
        base_unit=read_base_unit(reader),
        registries=read_registries(reader, bodies),
        ladder=read_ladder(reader, bodies),
    )
    loaded = Loaded(catalogue, source)
    unsure = {mistake.file for mistake in report.mistakes}
    services: dict[str, list[Service]] = {}
    for path in sorted((folder / "agencies").glob("*/services/*")):
        service = _load_service(path, reader, loaded, unsure) if path.is_dir() else None
        if service is not None:
            services.setdefault(service.key, []).append(service)
    check_versions(services, loaded.sources, report)
    check_access(catalogue.registries, loaded.sources, reader)
    check_strays(folder, report)
    loaded.catalogue = _with_services(catalogue, services)
    return loaded


def load_catalogue(folder: Path) -> Catalogue:
    """The catalogue of a packs folder. Raises PackInvalid with every mistake found."""
    return load_strictly(folder).catalogue


def load_strictly(folder: Path) -> Loaded:
    """The catalogue and its sources. Raises PackInvalid with every mistake found."""
    report = Report()
    if not folder.is_dir():
        raise PackInvalid([Mistake(str(folder), 1, "There is no such folder of packs.")])
    loaded = load(folder, report)
    if report:
        raise PackInvalid(report.mistakes)
    return loaded


def _load_service(path: Path, reader: Reader, loaded: Loaded, unsure: set[str]) -> Service | None:
    name = path.relative_to(reader.folder).as_posix()
    agency = path.parents[1].name
    before = len(reader.report.mistakes)
    source = read_service(path, name, agency, reader.report)
    for file, document in source.documents.items():
        reader.schemas.check(_KINDS.get(file) or _KINDS[file.split("/")[0]], document, reader.report)
    if len(reader.report.mistakes) > before:
        return None
    texts = texts_of(source, reader.report)
    service = compile_service(source, reader.report, texts)
    if not unsure & {"national/bodies.yaml", f"agencies/{agency}/agency.yaml", f"agencies/{agency}/posts.yaml"}:
        check_service(UnderCheck(path, source, service, texts, loaded.catalogue, reader.report))
    loaded.sources[service.content_hash] = source
    loaded.folders[service.content_hash] = path
    return service


def _with_services(catalogue: Catalogue, services: dict[str, list[Service]]) -> Catalogue:
    by_key = {
        key: tuple(sorted(versions, key=lambda version: version.valid_from))
        for key, versions in sorted(services.items())
    }
    return replace(catalogue, services=by_key)
