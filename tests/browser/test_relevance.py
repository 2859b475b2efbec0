"""Real questions to the real search: what ought to come up is among the first three."""

import pytest
import yaml
from visits import ROOT

pytestmark = pytest.mark.browser

ASKED = yaml.safe_load((ROOT / "tests/relevance.yaml").read_text(encoding="utf-8"))
# All questions in one page, by the module that the search page uses.
ASK = """async (questions) => {
  const { find } = await import(new URL("/assets/javascripts/search/index.js", location.href).href);
  const answers = [];
  for (const question of questions) {
    const found = (await find(question)).slice(0, 3);
    answers.push((await Promise.all(found.map((it) => it.read()))).map((it) => it.url));
  }
  return answers;
}"""


def test_what_ought_to_come_up_is_among_the_first_three(page, record_property):
    page.goto("/search/")
    questions = ASKED["questions"]
    answers = page.evaluate(ASK, [it["ask"] for it in questions])
    missed = [
        (it, urls)
        for it, urls in zip(questions, answers, strict=True)
        if not {url.strip("/") for url in urls} & set(it["expect"])
    ]
    rate = 1 - len(missed) / len(questions)
    record_property("measured", f"search answers {rate:.1%} of {len(questions)} questions")
    for it, urls in missed:
        why = it.get("miss", "not explained in tests/relevance.yaml")
        record_property("measured", f"missed: {it['ask']} ({why}): {', '.join(urls)}")
    assert rate >= ASKED["minimum"]
