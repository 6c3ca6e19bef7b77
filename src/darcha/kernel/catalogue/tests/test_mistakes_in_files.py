"""Files that are missing, empty, hostile, misnamed or in a foreign encoding are named, and nothing ever hangs."""

import pytest

from darcha.kernel.catalogue.packs.check import check_packs

from .planting import HOUSING, TINT, Plant, is_named, problems

PLANTS = {
    "not yaml": Plant(
        f"{TINT}/form.yaml",
        "  - key: tint",
        "  - key: [tint",
        "not valid YAML",
        "indentation",
        line="title: form.tint.title",
    ),
    "tab": Plant(
        f"{TINT}/service.yaml", "  - act: VMQ", "\t- act: VMQ", "indent with spaces, not tabs", line="act: VMQ"
    ),
    "two documents": Plant(f"{TINT}/service.yaml", "sphere:", "---\nsphere:", "each file is one document", line="---"),
    "quotes not closed": Plant(
        f"{TINT}/service.yaml",
        "sphere: transport",
        'sphere: "transport',
        "quotes or brackets are not closed",
        line="lex.uz",
    ),
    "tag": Plant(f"{TINT}/service.yaml", "sphere: transport", "sphere: !!python/name:os.system", "no tags"),
    "anchor": Plant(f"{TINT}/service.yaml", "sphere: transport", "sphere: &a transport", "no anchors"),
    "alias": Plant(f"{TINT}/service.yaml", "sphere: transport", "sphere: *transport", "no aliases"),
    "depth": Plant(
        f"{TINT}/service.yaml", "sphere: transport", "sphere: " + "[" * 5000 + "]" * 5000, "too deeply", line="sphere"
    ),
    "another format": Plant(f"{TINT}/fees.yaml", "format: 1", "format: 2", "2 is not allowed", "Write 1."),
}
MISSING = "This file is missing."


@pytest.mark.parametrize("kind", PLANTS)
def test_a_planted_mistake_is_named(packs, kind):
    is_named(packs, PLANTS[kind])


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        (f"{TINT}/fees.yaml", MISSING),
        (f"{TINT}/CHANGES.md", MISSING),
        (f"{TINT}/documents/permit.typ", "The template documents/permit.typ is missing."),
        (f"{TINT}/documents/permit.yaml", "No description belongs to this template."),
        ("national/spheres.yaml", MISSING),
        ("agencies/yhxx/posts.yaml", MISSING),
        ("national/calendars/2025.yaml", MISSING),
        ("national/calendars/2026.yaml", MISSING),
        ("schema/fees.json", "This schema cannot be used."),
    ],
)
def test_a_missing_file_is_named(packs, path, problem):
    (packs / path).unlink()
    assert problem in problems(packs)


@pytest.mark.parametrize(
    ("path", "renamed", "meant"),
    [
        (f"{TINT}/fees.yaml", f"{TINT}/Fees.yaml", "“fees.yaml”"),
        (f"{TINT}/fees.yaml", f"{TINT}/fees.yml", "“fees.yaml”"),
        (f"{TINT}/fees.yaml", f"{TINT}/feess.yaml", "“fees.yaml”"),
        (f"{TINT}/notices/paid.yaml", f"{TINT}/notices/paid.yml", "“paid.yaml”"),
        (f"{TINT}/examples/bus.yaml", f"{TINT}/examples/bus.txt", "docs/packs.md"),
        (f"{TINT}/text/kaa.yaml", f"{TINT}/text/kk.yaml", "docs/packs.md"),
    ],
)
def test_a_file_that_nobody_reads_is_named(packs, path, renamed, meant):
    (packs / path).rename(packs / renamed)
    stray = next(one for one in check_packs(packs) if one.file == renamed)
    assert stray.problem == "Nobody reads this file."
    assert meant in stray.hint


def test_notes_and_leavings_of_systems_are_nobodys_business(packs):
    for name in ("README.md", "agencies/yhxx/.DS_Store", f"{TINT}/notes.md"):
        (packs / name).write_text("x", "utf-8")
    assert check_packs(packs) == []


@pytest.mark.parametrize(
    ("path", "content", "problem", "line"),
    [
        (f"{TINT}/fees.yaml", b"", "The file is empty.", 1),
        (f"{TINT}/fees.yaml", b"# nothing\n", "The file is empty.", 1),
        (f"{TINT}/fees.yaml", b"\xff\xfe\x00", "The file is not written in UTF-8.", 1),
        (f"{TINT}/text/ru.yaml", "a: b\nимя: слово".encode("cp1251"), "The file is not written in UTF-8.", 2),
        (f"{TINT}/text/ru.yaml", b"a: \x00", "The file holds signs that are not allowed in YAML.", 1),
        (f"{TINT}/CHANGES.md", "версия".encode("cp1251"), "The file is not written in UTF-8.", 1),
        (f"{TINT}/documents/permit.typ", "// версия".encode("cp1251"), "The file is not written in UTF-8.", 1),
        (f"{TINT}/text/ru.yaml", b"# " + b"x" * 1_000_000, "The file is too large: 1 000 002 bytes.", 1),
        (f"{TINT}/service.yaml", b"- a\n- b\n", '["a", "b"] does not fit.', 1),
        (f"{TINT}/service.yaml", b"hello", "“hello” does not fit.", 1),
        ("schema/fees.json", b"{", "This schema cannot be used.", 1),
    ],
)
def test_content_that_is_no_pack_is_named(packs, path, content, problem, line):
    (packs / path).write_bytes(content)
    assert (path, line, problem) in [(one.file, one.line, one.problem) for one in check_packs(packs)]


def test_a_backup_of_an_editor_is_said(packs):
    (packs / TINT / "fees.yaml~").write_text("x", "utf-8")
    (stray,) = check_packs(packs)
    assert (stray.file, stray.problem) == (f"{TINT}/fees.yaml~", "Nobody reads this file.")
    assert "editor" in stray.hint


@pytest.mark.parametrize("file", ["text/ru.yaml", "documents/permit.typ"])
def test_marks_and_line_ends_of_other_systems_are_said(packs, file):
    path = packs / TINT / file
    good = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + good)
    assert any("(BOM)" in one.problem and one.file == f"{TINT}/{file}" for one in check_packs(packs))
    path.write_bytes(good.replace(b"\n", b"\r\n"))
    assert any("(CRLF)" in one.problem and one.file == f"{TINT}/{file}" for one in check_packs(packs))
    path.write_bytes(good)
    assert check_packs(packs) == []


def test_a_bomb_of_aliases_goes_off_nowhere(packs):
    layers = "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))
    (packs / HOUSING / "form.yaml").write_text("a0: &a0 [x]\n" + layers, "utf-8")
    assert "Packs use no anchors (&) and no aliases (*)." in problems(packs)


def test_links_out_of_the_packs_are_not_followed(packs, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("very secret", "utf-8")
    for name in ("fees.yaml", "documents/permit.typ", "examples/bus.yaml"):
        (packs / TINT / name).unlink()
        (packs / TINT / name).symlink_to(secret)
    (packs / TINT / "notices/paid.yaml").unlink()
    (packs / TINT / "notices/paid.yaml").symlink_to(packs / "nowhere.yaml")
    said = "\n".join(map(str, check_packs(packs)))
    assert said.count("This is a link to something outside the packs.") >= 2
    assert "This file cannot be opened." in said
    assert "secret" not in said


def test_a_folder_in_place_of_a_file_is_named(packs):
    (packs / TINT / "fees.yaml").unlink()
    (packs / TINT / "fees.yaml").mkdir()
    assert MISSING in problems(packs)
