"""The page in a real browser: nothing fails to load, nothing overflows, everything can be read and reached."""

import pytest
from made_reviews import LOUD

_QUIET = {"Log.entryAdded", "Network.loadingFailed", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"}
_UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
_OVERFLOW = "document.documentElement.scrollWidth - innerWidth"

# The contrast of each text with what lies behind it, by the formula of WCAG 2; those below 4.5 come back.
_FAINT = """
(() => {
  const channels = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = channels(color).slice(0, 3).map(each => each / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = element => {
    for (let each = element; each; each = each.parentElement) {
      const color = getComputedStyle(each).backgroundColor, alpha = channels(color)[3];
      if (alpha === undefined || alpha === 1) return color;
    }
    return 'none';
  };
  const faint = {};
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let count = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || element.closest('style')) continue;
    const svg = element.closest('svg');
    const color = getComputedStyle(element)[svg ? 'fill' : 'color'], ground = behind(element);
    const [low, high] = [light(color), light(ground)].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    count += 1;
    if (ratio < 4.5) faint[`${element.className || element.tagName}: ${color} on ${ground}`] = ratio;
  }
  return {count, faint};
})()
"""


@pytest.fixture
def loud(draw, tmp_path):
    """Return the page of specs in which much goes on, with changes, as a file."""
    path = tmp_path / "loud.html"
    path.write_text(draw(review=LOUD), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_fails_and_nothing_is_fetched(browser, shipped, loud, width):
    for page in (shipped, loud):
        browser.show(width)
        browser.open(page)

        assert [each for each in browser.events if each.get("method") in _QUIET] == []
        fetched = [
            each["params"]["request"]["url"]
            for each in browser.events
            if each.get("method") == "Network.requestWillBeSent"
        ]
        assert fetched == [page.as_uri()]


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_only_tables_scroll_sideways(browser, shipped, loud, width):
    for page in (shipped, loud):
        browser.show(width)
        browser.open(page)

        assert browser.ask(_OVERFLOW) == 0
        browser.ask(_UNFOLD)
        assert browser.ask(_OVERFLOW) == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_stands_out_from_its_background(browser, shipped, loud, dark):
    for page in (shipped, loud):
        browser.show(1280, dark=dark)
        browser.open(page)
        browser.ask(_UNFOLD)

        found = browser.ask(_FAINT)

        assert found["count"] > 200
        assert found["faint"] == {}


def test_light_and_dark_differ(browser, shipped):
    looks = set()
    for dark in (False, True):
        browser.show(1280, dark=dark)
        browser.open(shipped)
        looks.add(browser.ask("getComputedStyle(document.body).backgroundColor"))
        assert browser.screenshot(whole=False).startswith(b"\x89PNG")

    assert looks == {"rgb(245, 246, 249)", "rgb(16, 20, 27)"}


def test_a_screen_reader_meets_landmarks_headings_and_named_pictures(browser, shipped):
    browser.show(1280)
    browser.open(shipped)
    browser.ask(_UNFOLD)

    tree = browser.accessible()
    roles = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in tree]
    assert {("banner", ""), ("navigation", "Sections"), ("main", ""), ("contentinfo", "")} <= set(roles)
    assert {("region", name) for name in ("Ladder", "Matrix", "Week", "Deltas", "Platforms")} <= set(roles)
    named = {"heading", "link", "image", "table", "columnheader", "rowheader", "DisclosureTriangle"}
    assert [role for role, name in roles if role in named and not name] == []
    assert ("image", "declared 3 run, earned 1 crawl") in roles
    assert ("columnheader", "Earned") in roles


def test_the_keyboard_reaches_the_content_and_shows_where_it_is(browser, shipped):
    browser.show(1280)
    browser.open(shipped)

    browser.press("Tab")
    assert browser.ask("document.activeElement.textContent") == "Skip to the content"
    assert browser.ask("document.activeElement.getBoundingClientRect().left >= 0")
    browser.press("Enter")
    assert browser.ask("document.activeElement.id") == "content"
    browser.press("Tab")
    assert browser.ask("document.activeElement.className") == "scroll"
    assert browser.ask("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_link_opens_what_is_folded_away(browser, shipped):
    browser.show(1280)
    browser.open(shipped)
    assert not browser.ask("document.getElementById('platform-linux-arm64').closest('details').open")

    browser.ask("document.querySelector('a[href=\"#platform-linux-arm64\"]').click()")

    assert browser.ask("document.getElementById('platform-linux-arm64').closest('details').open")


def test_text_of_a_spec_stays_text(browser, loud):
    browser.show(1280)
    browser.open(loud)

    assert browser.ask("document.querySelectorAll('script, i').length") == 0
    assert browser.ask("document.getElementById('deltas').innerText").count("<script>alert('unit')</script>") == 1


def test_paper_shows_what_is_folded_away(browser, shipped):
    browser.show(1280)
    browser.open(shipped)
    folded = browser.printed().count(b"/Type /Page\n")
    browser.ask(_UNFOLD)

    assert browser.printed().count(b"/Type /Page\n") == folded > 5
