"""Archives whose bytes follow from what is in them."""

import io
import zipfile

import pytest

from ahtc.core.zipped import zipped

FILES = [("b.txt", b"one " * 200), ("a.txt", "tŷ".encode())]


@pytest.mark.parametrize("pressed", [False, True])
def test_the_files_come_back_by_name_in_the_order_given(pressed: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, pressed))) as archive:
        assert [(name, archive.read(name)) for name in archive.namelist()] == FILES


@pytest.mark.parametrize("pressed", [False, True])
def test_every_file_has_the_same_day_the_same_mode_and_the_same_system(pressed: bool) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, pressed))) as archive:
        about = {(each.date_time, each.external_attr, each.create_system) for each in archive.infolist()}
    assert about == {((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3)}


def test_a_pressed_archive_is_smaller() -> None:
    assert len(zipped(FILES, pressed=True)) < len(zipped(FILES))


def test_a_stored_archive_holds_its_files_as_they_are() -> None:
    assert FILES[0][1] in zipped(FILES)
