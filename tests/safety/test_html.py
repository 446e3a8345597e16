"""HTML of authors cannot become more than it is: nothing runs, breaks out or looks like a part of ours."""

from __future__ import annotations

import pytest

from generator.markdown import pieces
from generator.reading.prose import pointers
from generator.writing.prose import rendered

from .allowed import strays
from .growth import growth

HOSTILE = {
    "a handler": "<img src=x.png alt=a onerror=alert(1)>",
    "a handler without a space": "<img src='x.png'onerror=alert(1) alt=a>",
    "a handler after a slash": "<p/onclick=alert(1)>a</p>",
    "a handler in a box": "<div>\n<b onmouseover=alert(1)//>a\n</div>",
    "a handler of something to unfold": "<details open ontoggle=alert(1)><summary>a</summary>b</details>",
    "a handler in an end": "<b>a</b onclick=alert(1)>",
    "a handler that is focused": "<summary tabindex=0 autofocus onfocus=alert(1)>a</summary>",
    "an address that runs": "<a href=javascript:alert(1)>a</a>",
    "an address that runs, in pieces": "<a href='java&#10;script:a()'>a</a> <a href='java\tscript:b()'>b</a>",
    "an address that runs, coded": "<a href='&#106;avascript&colon;alert(1)'>a</a>",
    "an address that runs, in capitals": "<a href=' \x01JaVaScRiPt:alert(1)'>a</a>",
    "an address with HTML": "<a href='data:text/html;base64,PHNjcmlwdD4='>a</a>",
    "an address without a scheme": (
        "<a href='//elsewhere.example'>a</a> <a href='\\\\elsewhere.example'>b</a>"
    ),
    "an address in a table": "<table background=javascript:alert(1)><td>a</table>",
    "a picture from elsewhere": "<img src=https://a.example/a.png alt=a> <img srcset='//b.example/b' alt=b>",
    "a picture that is a program": "<img src='a.svg' alt=a><img src='data:image/svg+xml,x' alt=b>",
    "svg and math": "<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext><b>a",
    "svg in a table in math": (
        "<math><mtext><table>"
        '<mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'
    ),
    "math in a form": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=a()>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "a title that ends": "<a title='</a><img src=x onerror=alert(1)>' href=a>b</a>",
    "a title with quotes": '<abbr title="a&quot; onclick=&quot;alert(1)">b</abbr>',
    "an alternative that ends": "<img src=a.png alt='\"><script>alert(1)</script>'>",
    "foster children": "<table><script>alert(1)</script><p>a<tr><b>c<td>d</table>e",
    "a table in a table": "<table><td><table><tr></td></table><td onclick=a>b</td>",
    "a cell outside": "<td>a</td><tr><caption>b</caption></tr>",
    "a comment that ends early": "<!--><img src=x onerror=alert(1)>-->",
    "a comment that ends early, otherwise": "<!---><script>alert(1)</script>-->",
    "a comment with an odd end": "<!-- a --!><script>alert(1)</script> -->",
    "a comment without an end": "<!-- a\n\n<script>alert(1)</script>",
    "a comment in a comment": "<!-- <!-- --> <img src=x onerror=alert(1)> -->",
    "an end that is none": "</main></body></html><p>a",
    "ends of ours": "a </p></div></section></article></main><h1>b</h1>",
    "a mark of ours": "<p class='lk-verdict'>a</p><div class=markdown-alert id=search>b</div>",
    "a name of a part": "<a id=__config name=lk-find>a</a><img name=body src=a.png alt=a><p id=fn-1>b</p>",
    "a style": "<p style='position:fixed;inset:0'>a</p><font size=7 style='x'>b</font>",
    "an alignment": "<p align='center\" onclick=\"alert(1)'>a</p><p align='x'>b</p><td align=justify>",
    "a width": "<img src=a.png alt=a width='1\" onload=\"a' height=99999999 vspace=1>",
    "a span of cells": "<table><tr><td colspan='1e9' rowspan=-1>a<td colspan=65535>b</table>",
    "a language": "<p lang='\"><script>' dir='javascript:'>a</p>",
    "a form": "<form action=https://a.example><input name=a><button formaction=b>c</button></form>",
    "a base": "<base href=//a.example><link rel=stylesheet href=a><meta http-equiv=refresh content='0;a'>",
    "a frame": "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=a><embed src=b>",
    "a template": "<template><script>alert(1)</script></template><slot name=a>b</slot>",
    "text that is no text": "<xmp><script>alert(1)</script></xmp><plaintext>a",
    "a button in disguise": "<input type=checkbox checked onclick=alert(1)><label for=a>b</label>",
    "a piece of a program": "<?php a ?><!DOCTYPE html><![CDATA[<script>alert(1)</script>]]>",
    "a tag of its own": "<x-a onclick=alert(1) is=b>c</x-a><a-b href=javascript:c>",
    "a tag with an odd name": "<scr\x00ipt>alert(1)</scr\x00ipt><script\x0b>alert(1)</script>",
    "in a link": "[a <a href='javascript:b'>c</a> <img src=x onerror=d>](e.md)",
    "in a picture": "![<img src=x onerror=alert(1)>](a.png '<b onclick=c>')",
    "in a heading": "# <h1 onclick=a>b</h2>\n\n<h6>c\n\n## d",
    "in a cell": "| <td onclick=a> | <b>c |\n|---|---|\n| </table><script>d</script> | <!-- | --> |",
    "in a quote": "> <blockquote onclick=a>\n> </blockquote></blockquote><p>b\n\nc",
    "in code": (
        "`<b onclick=a>` <code><script>alert(1)</script></code>\n\n<pre>\n<img src=x onerror=b>\n</pre>"
    ),
    "in a footnote": "a[^1]<sup id=fnref-1>b</sup>\n\n[^1]: <li id=fn-1 onclick=c>d</li></ol></section>",
    "across paragraphs": "<b title='\n\n'onclick=alert(1)>a",
    "across a list": "- <details\n- ontoggle=alert(1)>\n- <a href='x\n- ' onclick=b>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_of_hostile_html_is_left_but_what_may_be_there(text):
    for put in (
        text,
        f"a {text}",
        f"<div>\n{text}\n</div>",
        f"**{text}",
        f"- {text}",
        f"<table><td>\n\n{text}",
    ):
        assert strays(rendered(put, str, str)) == []
        list(pointers(put, 1))


ALLOWED = (
    "<p align='center'>a <b>b</b><br><i>c</i> <u>d</u> <kbd>e</kbd> <sup>g</sup> <mark>h</mark></p>",
    "<figure><img src='a.png' alt='b' width='30'><figcaption>c</figcaption></figure>",
    "<details open><summary>a</summary><table><tr><th colspan=2>b<tr><td>c</table></details>",
    "<a href='https://a.example/?b=c&copy=d'>e</a> <small>f</small> <hr> <abbr title='g'>h</abbr>",
    "<dl><dt>a<dd>b</dl> <ol start=3><li>c<li>d</ol> <p dir=rtl lang=fa>e</p> <ruby>f<rt>g</ruby>",
)


@pytest.mark.parametrize("text", ALLOWED)
def test_html_that_means_something_is_there_and_nothing_is_told(text):
    made = rendered(text, str, str)
    assert strays(made) == []
    assert "&lt;" not in made
    assert {pointer.kind for pointer in pointers(text, 1)} <= {"link", "picture"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>a\n\nb", "<p><b>a</b></p><b>\n<p>b</p>\n</b>"),
        ("a</b></div></p>b", "<p>ab</p>\n"),
        ("<u><s>a</u>b</s>", "<p><u><s>a</s></u>b</p>\n"),
        ("<center>a</center>", '<div class="align-center">a</div>\n'),
        ("a</br>b", "<p>a<br>b</p>\n"),
        ("List<String> <naam> 1 < 2", "<p>List&lt;String&gt; &lt;naam&gt; 1 &lt; 2</p>\n"),
        ("<div>\n&lt;b&gt; &amp;amp; &nbsp;\n</div>", "<div>\n&lt;b&gt; &amp;amp; &nbsp;\n</div>\n"),
        ("[a]() ![b]() <a href=''>c</a> <img alt='d'>", "<p>a b c d</p>\n"),
        ("a<!-- b -->c<!---->d", "<p>acd</p>\n"),
        ("<section><nav>a</nav></section>", "a\n"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>\n"),
    ],
)
def test_what_is_left_open_is_closed_and_what_is_no_html_is_text(text, shown):
    assert rendered(text, str, str) == shown


def test_a_picture_has_the_width_its_author_wants_in_its_own_proportions():
    sizes = {"a.png": (1000, 500)}

    def shown(attributes):
        made = rendered(f"<img src=a.png alt=b {attributes}>", str, str, sizes)
        return made.partition('width="')[2].split('"')[:3:2]

    assert shown("width=300 height=300") == ["300", "150"]
    assert shown("width='300px'") == ["300", "150"]
    assert shown("height=100") == ["200", "100"]
    assert shown("width=50%") == ["368", "184"]
    assert shown("width=5000") == ["1000", "500"]
    assert shown("") == ["1000", "500"]


@pytest.mark.parametrize(
    "piece",
    [
        *("<b>", "</b>", "<p>", "<div><b></div>", "<table><td>", "<a href=b>", "<!--", "<!-- a -->", "<x y="),
        *("<b a='", "- <!-- a\n", "<i><p>", "&amp;", "<div>\n&amp;", "<img src=a alt=b>", "<details>"),
        "| <a b='\\|' href=c>",
    ],
)
@pytest.mark.parametrize("work", [lambda it: rendered(it, str, str), lambda it: list(pointers(it, 1))])
def test_html_takes_time_that_grows_with_it(work, piece):
    found = growth(work, lambda size: piece * (size // len(piece)), 40_000)
    assert found.is_modest


def test_text_with_html_grows_by_no_more_than_what_is_closed_in_it():
    for text in ("<b><i><u><s>a\n\n" * 500, "<div>" * 3000, "<b>" * 3000, "<font><i>\n\n> a\n\n" * 500):
        assert len(rendered(text, str, str)) < 40 * len(text)
    assert rendered("<div>" * 3000, str, str).count("<div>") == 24


def test_every_piece_of_an_author_is_told_apart():
    text = '<b>a</b> `<i>` &lt;u&gt; <c d="&amp;"> [e](f "<g>")\n\n<div>\n<!-- <h> -->&amp;amp; i\n</div>'
    assert [piece for piece, is_authors in pieces(text) if is_authors] == [
        *("<b>", "</b>", '<c d="&amp;">', "<div>", "<!-- <h> -->", "</div>")
    ]
