"""A page with scripts asks at once for all that they import and fetch."""

import re
from pathlib import Path

from casebook.pages.preloading import DATA, FOLDER, list_loads

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_all_imports_are_asked_for_once_and_the_nearest_first(tmp_path):
    folder = tmp_path / FOLDER
    (folder / "a/deep").mkdir(parents=True)
    (folder / "a/main.js").write_text(
        'import { x } from "./one.js";\nimport {\n  y,\n} from "./deep/two.js";\n'
        'const later = import("./later.js");\n// import z from "./comment.js";\n'
    )
    (folder / "a/one.js").write_text('export { x } from "../common.js";\nimport "./main.js";\n')
    (folder / "a/deep/two.js").write_text('import { x } from "../../common.js";\n')
    (folder / "common.js").write_text("export const x = 1;\n")
    loads = list_loads(tmp_path, ["a/main.js"])
    assert loads["scripts"] == ["a/main.js"]
    assert [path.removeprefix(f"{FOLDER}/") for path in loads["modules"]] == [
        "a/main.js",
        "a/one.js",
        "a/deep/two.js",
        "common.js",
    ]


def test_a_page_without_scripts_asks_for_nothing():
    assert list_loads(DOCS, []) == {"scripts": []}


def test_what_a_module_fetches_at_once_is_what_it_names():
    for script, paths in DATA.items():
        modules = list_loads(DOCS, [script])["modules"]
        code = "".join((DOCS / path).read_text(encoding="utf-8") for path in modules)
        assert all(f'"{path}"' in code for path in paths)


def test_no_static_import_is_overlooked():
    every = sorted((DOCS / FOLDER).rglob("*.js"))
    assert every
    for file in every:
        text = file.read_text(encoding="utf-8")
        wanted = {
            (file.parent / it).resolve().relative_to(DOCS.resolve()).as_posix()
            for it in re.findall(r'\bfrom\s+"(\.[^"]+)"', text)
        }
        script = file.relative_to(DOCS / FOLDER).as_posix()
        assert wanted <= {*list_loads(DOCS, [script])["modules"]}, script
