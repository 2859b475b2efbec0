"""What is slow to make is kept in `.cache/`, and made again when what it is made from changes."""

import pytest
from casebook import keeping
from casebook.keeping import keep, keep_folder
from casebook.pages.environment import load_environment


@pytest.fixture
def cache(monkeypatch, tmp_path):
    """An empty cache."""
    monkeypatch.setattr(keeping, "ROOT", tmp_path)
    return tmp_path / ".cache"


def test_the_same_recipe_is_made_once(cache):
    made = []
    for recipe in (b"one", b"one", b"two"):
        assert keep("cakes", recipe, lambda: made.append(recipe) or recipe) == recipe  # noqa: B023
    assert made == [b"one", b"two"]
    assert len(list(cache.glob("cakes/*"))) == 2


def test_each_recipe_has_a_folder_that_is_there(cache):
    one = keep_folder("pans", b"one")
    assert one.is_dir()
    assert one == keep_folder("pans", b"one") != keep_folder("pans", b"two")
    assert one.parent == cache / "pans"


def test_compiled_templates_are_kept_and_a_broken_one_is_made_again(cache):
    name = "parts.html.jinja"
    new = load_environment.__wrapped__
    new().get_template(name)
    (kept,) = [file for file in cache.glob("templates/*/*") if file.is_file()]
    compiled = kept.read_bytes()
    kept.write_bytes(b"half")
    assert new().get_template(name).module.line("A line")
    assert kept.read_bytes() == compiled
