"""Nothing leaves the reader's browser, nothing is kept in it, and nothing foreign runs in it."""

import re
import time

import pytest
from lxml import html
from playwright.sync_api import expect
from visits import CASE, TEMPLATES, addresses, open_details, wait_until

pytestmark = pytest.mark.browser

KEPT = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
# Chromium says most violations on the console itself; this hears also those it only counts.
LISTEN = """addEventListener("securitypolicyviolation", (it) => {
  console.error(`policy violated: ${it.violatedDirective} ${it.blockedURI} ${it.sourceFile}`);
});"""
# The ground of each frame from the first one that has something on it.
FRAMES = """window.frames_ = [];
requestAnimationFrame(function look() {
  if (document.body) frames_.push(getComputedStyle(document.body).backgroundColor);
  if (frames_.length < 30) requestAnimationFrame(look);
});"""
GROUND = "getComputedStyle(document.body).backgroundColor"
NO_STORE = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
});"""


def scheme_button(page):
    """The button that switches colours; it stands in the head of the page."""
    return page.get_by_role("banner").get_by_role("button", name=re.compile("light|dark", re.I))


def test_reading_asks_no_other_host_and_keeps_nothing(page, site, seen):
    """On each kind of page and every tenth; that every page forbids it is tested below."""
    page.add_init_script(LISTEN)
    for address in {*TEMPLATES.values(), *[*addresses(site.folder)][::10]} - {"/no/such/page/"}:
        page.goto(address)
        open_details(page)
        assert page.evaluate(KEPT) == [], address
    page.wait_for_load_state("networkidle")
    assert seen.complaints == []
    assert seen.outside == []
    assert page.context.cookies() == []
    assert [r.url for r in seen.responses if r.status >= 400] == []


def test_every_address_of_the_site_map_is_a_page_and_every_page_has_one(site):
    named = re.findall(r"<loc>(.*?)</loc>", (site.folder / "sitemap.xml").read_text())
    pages = [address for address in addresses(site.folder) if address != "/404.html"]
    assert sorted(named) == sorted(site.url + address for address in pages)


def test_a_chosen_scheme_is_all_that_is_kept_and_holds_on_other_pages(page):
    page.goto("/")
    light = page.evaluate(GROUND)
    scheme_button(page).click()
    dark = page.evaluate(GROUND)
    assert dark != light
    assert page.evaluate(KEPT) == ["scheme"]
    page.goto(CASE)
    assert page.evaluate(GROUND) == dark
    page.reload()
    assert page.evaluate(GROUND) == dark
    scheme_button(page).click()
    assert page.evaluate(GROUND) == light
    assert page.evaluate(KEPT) == ["scheme"]
    assert page.context.cookies() == []


@pytest.mark.parametrize("device", ["light", "dark"])
def test_a_chosen_scheme_is_there_from_the_first_frame(open_page, device):
    page = open_page(color_scheme=device)
    page.goto("/")
    scheme_button(page).click()
    chosen = page.evaluate(GROUND)
    page.add_init_script(FRAMES)
    # On a slow line: a script that does not hold up the first frame would come after it.
    page.route("**/*.js", lambda route: (time.sleep(0.2), route.continue_()))
    page.goto(CASE)
    wait_until(page, "frames_.length > 10")
    assert set(page.evaluate("frames_")) == {chosen}


def test_the_scheme_can_be_switched_where_nothing_can_be_kept(page, seen):
    page.add_init_script(NO_STORE)
    page.goto("/")
    before = page.evaluate(GROUND)
    scheme_button(page).click()
    assert page.evaluate(GROUND) != before
    page.goto(CASE)
    assert page.evaluate(GROUND) == before
    assert seen.complaints == []


def test_a_nonsense_scheme_in_the_store_is_ignored(page, seen):
    page.goto("/")
    ground = page.evaluate(GROUND)
    page.evaluate("localStorage.setItem('scheme', 'pink\\'><b>')")
    page.reload()
    assert page.evaluate(GROUND) == ground
    expect(scheme_button(page)).to_be_visible()
    assert seen.complaints == []


def policy_of(document):
    """The policy a page brings along, which has to stand before all that it is to judge."""
    meta = document.xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert len(meta) == 1
    loads = document.xpath("//script | //link[not(@rel='canonical')] | //style | //img")
    order = list(document.iter())
    assert all(order.index(meta[0]) < order.index(it) for it in loads)
    return meta[0].get("content")


def rules(policy):
    """A policy as rule → its sources."""
    parts = [part.split() for part in policy.split(";")]
    return {part[0]: part[1:] for part in parts}


def test_every_page_has_a_policy_that_allows_nothing_inline_and_nothing_foreign(site):
    header = re.search(r"Content-Security-Policy: (.*)", (site.folder / "_headers").read_text())
    policies = [header[1]]
    for address in addresses(site.folder):
        file = site.folder / address.strip("/") / "index.html"
        file = site.folder / "404.html" if address == "/404.html" else file
        policies.append(policy_of(html.fromstring(file.read_bytes())))
    for policy in map(rules, policies):
        assert policy["default-src"] == ["'none'"]
        allowed = {word for words in policy.values() for word in words if "sha256-" not in word}
        assert allowed <= {"'none'", "'self'", "'wasm-unsafe-eval'", "data:"}
        assert "data:" not in policy["script-src"]
    assert len(policies) > 20


ATTACKS = {
    "inline script": "<script>window.attacked = 1</script>",
    "event handler": "<img src='data:,' alt='' onerror='window.attacked = 1'>",
    "foreign script": "<script src='{elsewhere}/assets/javascripts/scheme.js'></script>",
    "foreign frame": "<iframe src='{elsewhere}/' title='x'></iframe>",
    "foreign form": "<form action='{elsewhere}/'></form><script src='data:,'></script>",
    "style": "<p style='color: red'>red</p>",
    "base": "<base href='{elsewhere}/'>",
}
META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


def attack(page, site, markup, keep):
    """Open home with something injected, under the policy of the page, of the host, or none."""

    def inject(route):
        answer = route.fetch()
        headers, body = dict(answer.headers), answer.body()
        # The body that is sent on is no longer compressed, and has another length.
        headers = {k: v for k, v in headers.items() if k not in ("content-encoding",)}
        if keep != "header":
            headers.pop("content-security-policy")
        if keep != "meta":
            body, found = META.subn(b"", body)
            assert found == 1
        elsewhere = site.url.replace("127.0.0.1", "localhost")
        added = markup.format(elsewhere=elsewhere).encode()
        route.fulfill(body=body.replace(b"</body>", added + b"</body>"), headers=headers)

    page.add_init_script(LISTEN)
    page.route(f"{site.url}/", inject)
    page.goto("/", wait_until="networkidle")


@pytest.mark.parametrize("keep", ["meta", "header"])
@pytest.mark.parametrize("markup", ATTACKS.values(), ids=ATTACKS.keys())
def test_what_is_injected_into_a_page_is_refused(page, site, seen, markup, keep):
    attack(page, site, markup, keep)
    assert page.evaluate("window.attacked") is None
    assert any("policy violated" in line for line in seen.complaints)


def test_without_its_policy_the_page_would_run_what_is_injected(page, site, seen):
    attack(page, site, ATTACKS["inline script"], None)
    assert page.evaluate("window.attacked") == 1
    assert seen.complaints == []
