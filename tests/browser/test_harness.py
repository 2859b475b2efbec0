"""The fixtures themselves: a clean console means something only if they hear a dirty one."""

import pytest

pytestmark = pytest.mark.browser


def test_a_message_an_exception_and_a_refused_script_are_heard(page, seen):
    page.goto("/")
    page.evaluate("console.error('heard')")
    page.evaluate("setTimeout(() => { throw new Error('thrown') })")
    page.wait_for_function("true")
    page.wait_for_timeout(100)
    assert "error: heard" in seen.complaints
    assert "thrown" in seen.complaints


def test_a_request_to_another_host_is_heard(page, seen, site):
    page.goto("/")
    elsewhere = site.url.replace("127.0.0.1", "localhost")
    page.evaluate("url => fetch(url, { mode: 'no-cors' }).catch(() => {})", f"{elsewhere}/x.json")
    page.goto("about:blank")
    page.set_content(f"<img src='{elsewhere}/x.png' alt=''>", wait_until="load")
    assert any(url.startswith(elsewhere) for url in seen.outside)


def test_text_comes_compressed_and_is_weighed_so(page, seen):
    page.goto("/", wait_until="networkidle")
    home = seen.responses[0]
    assert home.headers["content-encoding"] == "gzip"
    assert home.request.sizes()["responseBodySize"] < len(home.body()) / 2
    assert 0 < home.request.sizes()["responseBodySize"] < seen.weight


def test_an_unknown_address_gets_the_sites_own_page_and_status_404(page, site):
    answer = page.goto("/no/such/page/")
    assert answer.status == 404
    assert answer.body() == (site.folder / "404.html").read_bytes()


def test_a_folder_without_its_slash_is_sent_on(page, site):
    page.goto("/themes")
    assert page.url == f"{site.url}/themes/"
