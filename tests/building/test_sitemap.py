import datetime
from xml.etree import ElementTree as ET

import pytest

from generator.building.sitemap import LIMIT, Limit, sitemaps

SITE = "https://kade.example/"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES = tuple((f"{SITE}{n}/", datetime.date(2025, 1, n)) for n in range(1, 8))


def locations(text, root):
    read = ET.fromstring(text)  # noqa: S314  # our own
    assert read.tag == NAMESPACE + root
    return [entry.find(f"{NAMESPACE}loc").text for entry in read]


def test_it_is_xml_whatever_an_address_holds():
    (text,) = sitemaps(SITE, [("https://kade.example/?a=1&b=2", None)]).values()
    assert locations(text, "urlset") == ["https://kade.example/?a=1&b=2"]


def test_a_file_holds_what_the_protocol_says_and_no_more():
    assert Limit(50_000, 52_428_800) == LIMIT
    pages = [(f"{SITE}{n}/", None) for n in range(50_001)]
    assert list(sitemaps(SITE, pages[:-1])) == ["sitemap.xml"]
    files = sitemaps(SITE, pages)
    assert [len(locations(text, "urlset")) for text in list(files.values())[1:]] == [50_000, 1]


@pytest.mark.parametrize(("most", "sizes"), [(8, []), (7, []), (6, [6, 1]), (3, [3, 3, 1]), (1, [1] * 7)])
def test_more_addresses_than_one_file_holds_go_into_several_with_an_index(most, sizes):
    files = sitemaps(SITE, PAGES, Limit(most, 1 << 20))
    index = files.pop("sitemap.xml")
    if not sizes:
        assert not files
        assert locations(index, "urlset") == [url for url, _ in PAGES]
        return
    assert locations(index, "sitemapindex") == [SITE + name for name in files]
    assert list(files) == [f"sitemap-{n}.xml" for n in range(1, len(sizes) + 1)]
    parts = [locations(text, "urlset") for text in files.values()]
    assert [len(part) for part in parts] == sizes
    assert [url for part in parts for url in part] == [url for url, _ in PAGES]


def test_no_file_is_larger_than_may_be_in_bytes_and_not_in_letters():
    pages = [(f"{SITE}{'é' * 40}{n}/", None) for n in range(20)]
    files = sitemaps(SITE, pages, Limit(50_000, 600))
    parts = [text for name, text in files.items() if name != "sitemap.xml"]
    assert max(len(text.encode()) for text in parts) <= 600
    assert sum(len(locations(text, "urlset")) for text in parts) == 20
    next_one = len(f"<url><loc>{pages[0][0]}</loc></url>\n".encode())
    assert all(len(text.encode()) + next_one > 600 for text in parts[:-1])


def test_the_index_says_of_each_file_when_something_in_it_changed():
    index = sitemaps(SITE, PAGES, Limit(3, 1 << 20))["sitemap.xml"]
    read = ET.fromstring(index)  # noqa: S314  # our own
    changed = [entry.findtext(f"{NAMESPACE}lastmod") for entry in read]
    assert changed == ["2025-01-03", "2025-01-06", "2025-01-07"]


def test_no_page_is_a_file_all_the_same():
    assert locations(sitemaps(SITE, ())["sitemap.xml"], "urlset") == []
