"""The index in small files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ahtc.core.kept import Kept
from ahtc.output.search.files import kept_pieces
from ahtc.output.search.index import Document, index_of
from ahtc.output.search.lemmas import Lemmas
from ahtc.output.search.pieces import pieces_of, version_of
from ahtc.output.search.sections import Section

WRITTEN = re.compile(r'searchPiece\("([a-z0-9-]+)",(.*)\);', re.DOTALL)


def document(title: str, text: str = "", **more: Any) -> Document:
    return Document(title, f"{title.lower()}/", "", [Section("", "", text)], **more)


def pieces(*documents: Document, same: tuple[tuple[str, ...], ...] = ()) -> dict[str, Any]:
    """What the files of these documents hold, by name."""
    written = pieces_of(index_of(documents, same, "en", Lemmas("en")), "en")
    read = {name: WRITTEN.fullmatch(text) for name, text in written.items()}
    assert all(found and found[1] == name for name, found in read.items())
    return {name: json.loads(found[2]) for name, found in read.items() if found}


def places_of(word: str, files: dict[str, Any]) -> dict[str, list[int]]:
    """By each form of a word, the numbers of the sections where it stands."""
    lemma = files["en-f0"][word]
    forms = files["en-w0"][str(lemma if isinstance(lemma, int) else lemma[0])]
    return {form: values[::3] for form, values in forms.items()}


def test_each_form_of_a_word_has_the_places_where_it_stands() -> None:
    files = pieces(document("One", "a referral"), document("Two", "many referrals"))
    assert places_of("referral", files) == {"referral": [0], "referrals": [1]}


def test_the_same_words_find_each_other() -> None:
    files = pieces(document("One", "slavery"), document("Two", "trafficking"), same=(("slavery", "trafficking"),))
    assert places_of("slavery", files) == {"slavery": [0], "": [1]}


def test_words_lead_to_a_page_that_does_not_say_them() -> None:
    files = pieces(document("One"), document("Two", leads=["gangmasters"]))
    assert places_of("gangmasters", files) == {"!": [1]}


def test_a_section_of_a_law_is_found_by_its_short_name() -> None:
    assert "s45" in pieces(document("One", "Section 45 of the Act"))["en-f0"]


def test_a_number_that_a_page_dials_is_found_in_one() -> None:
    dialled = Document("One", "one/", "", [Section("", "", "Call", ("08000121700",))])
    assert "08000121700" in pieces(dialled)["en-f0"]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "\u2028\u2029", '");alert(1);("', "\\u0022"])
def test_no_text_ends_the_script_that_carries_it(text: str) -> None:
    index = index_of([document("One", text)], (), "en", Lemmas("en"))
    written = pieces_of(index, "en")["en-t0"]
    assert "</" not in written
    assert not re.search("[\u2028\u2029]", written)
    assert json.loads(WRITTEN.fullmatch(written)[2]) == [["", "", text]]  # type: ignore[index]


def test_a_word_of_javascript_s_own_is_only_a_word() -> None:
    assert "constructor" in pieces(document("One", "constructor"))["en-f0"]


def test_documents_kept_before_are_not_read_again_and_others_are(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    first = kept_pieces(kept, [document("One", "slavery")], [], "en")
    assert kept_pieces(Kept(tmp_path), [document("One", "slavery")], [], "en") == first
    assert kept_pieces(Kept(tmp_path), [document("One", "trafficking")], [], "en") != first
    assert len([*tmp_path.iterdir()]) == 2


def test_a_damaged_file_of_the_cache_is_as_none(tmp_path: Path) -> None:
    first = kept_pieces(Kept(tmp_path), [document("One", "slavery")], [], "en")
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:10])
    assert kept_pieces(Kept(tmp_path), [document("One", "slavery")], [], "en") == first


def test_files_of_two_builds_never_share_a_name() -> None:
    assert version_of(["a"]) != version_of(["b"])
    assert re.fullmatch("[0-9a-f]{10}", version_of(["a"]))
