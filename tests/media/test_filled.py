"""What is seen of a document in its author's program is seen on the site, or it is refused."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageChops

from generator.media.clean import RefusedError
from generator.media.pdf.document import written_pdf

from .filled import drawing, field, mark, on_a_page, signed, text_field, ticked
from .leaky_documents import SEEN, document

HATCHED = b"1 0 0 RG 2 w 2 2 m 58 18 l 2 18 m 58 2 l S"
QUAD = Array([110, 80, 170, 80, 110, 60, 170, 60])


def shown(pdf: bytes, *, in_grey: bool) -> list[Image.Image]:
    """The pages as a reader's program shows them, with what lies on them."""
    with pypdfium2.PdfDocument(pdf) as opened:
        opened.init_forms()
        return [page.render(scale=2, grayscale=in_grey).to_pil().convert("RGB") for page in opened]


def published(pdf: bytes):
    return written_pdf(pdf, "pdf")[0]


def reason(pdf: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        published(pdf)
    return refused.value.reason


def differs(one: bytes, other: bytes) -> bool:
    """Whether a page of the one is seen otherwise, in colours and in grey; nearly the same is the same.

    In colours PDFium blurs the letters of fields as no others, and in grey it blends otherwise.
    """
    return all(
        any(
            max(most for _, most in ImageChops.difference(before, after).getextrema()) > 2
            for before, after in zip(shown(one, in_grey=grey), shown(other, in_grey=grey), strict=True)
        )
        for grey in (False, True)
    )


def is_as_it_was(pdf: bytes) -> bool:
    """Whether what lies on the page is seen on it, and is part of it."""
    made = published(pdf).data
    with pikepdf.open(io.BytesIO(made)) as anew:
        assert "/AcroForm" not in anew.Root
        assert all("/Annots" not in page.obj for page in anew.pages)
    assert differs(pdf, document()), "there is nothing to see"
    return not differs(pdf, made)


def turned_page(pdf: bytes, by: int) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.pages[0].obj.Rotate = by
        stream = io.BytesIO()
        opened.save(stream)
        return stream.getvalue()


def turned(made):
    laid = mark("Stamp")(made)
    laid.AP = Dictionary(N=drawing(made, HATCHED, Matrix=[0.6, 0.8, -0.8, 0.6, 7, 9]))
    return laid


def through_which_one_reads(made):
    laid = mark("Highlight", QuadPoints=QUAD, Rect=[15, 75, 60, 95])(made)
    laid.AP = Dictionary(N=drawing(made, b"/G gs 1 1 0 rg 0 0 60 20 re f"))
    laid.AP.N.Resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Multiply))
    return laid


DRAWN = {
    "a field": text_field("Ann", "Ann"),
    "a tick": ticked(),
    "a button": field("Btn", HATCHED, Ff=1 << 16),
    "a signature": signed(),
    "a marked word": through_which_one_reads,
    "a stamp askew": turned,
    **{
        f"a remark ({kind})": mark(kind, HATCHED)
        for kind in (
            *("FreeText", "Text", "Ink", "Stamp", "Square", "Circle", "Line", "Polygon", "PolyLine"),
            *("Underline", "StrikeOut", "Squiggly", "Caret", "Redact", "Watermark", "Link", "FileAttachment"),
        )
    },
}


@pytest.mark.parametrize("what", DRAWN)
def test_what_lies_on_a_page_is_seen_on_it(what):
    assert is_as_it_was(on_a_page(DRAWN[what]))


UNDRAWN = {
    "a field": text_field("Ann de Vries"),
    "a field of more lines": text_field("as many words as fill more than one line", Ff=1 << 12),
    "a field of single letters": text_field("1234", Ff=1 << 24, MaxLen=4),
    "a password": text_field("secret", Ff=1 << 13),
    "a choice": field("Ch", V=String("b"), Ff=1 << 17, Opt=Array([Array(["a", "One"]), Array(["b", "Two"])])),
    "a choice from a list": field("Ch", V=String("Two"), Opt=Array(["One", "Two"])),
    "a tick": field("Btn", V=Name.Yes, AS=Name.Yes),
    "an empty field with a frame": field("Tx", MK=Dictionary(BC=Array([0, 0, 1]))),
    "a marked word": mark("Highlight", QuadPoints=QUAD),
    "an underlined word": mark("Underline", QuadPoints=QUAD),
    "a crossed out word": mark("StrikeOut", QuadPoints=QUAD),
    "a frame": mark("Square"),
    "a circle": mark("Circle"),
    "a line by hand": mark("Ink", InkList=Array([Array([110, 60, 140, 80, 170, 60])])),
    "a note": mark("Text"),
    "words on the page": mark("FreeText", Contents=String("Good!"), DA=String("/Helv 10 Tf 0 g")),
}


@pytest.mark.parametrize("what", UNDRAWN)
def test_what_nobody_drew_is_seen_as_a_reader_draws_it(what):
    assert is_as_it_was(on_a_page(UNDRAWN[what]))


def test_a_tick_that_does_not_say_whether_it_is_set_is_as_its_value():
    made = published(on_a_page(ticked(has_state=False))).data

    assert not differs(made, on_a_page(ticked()))


@pytest.mark.parametrize("by", [90, 180, 270])
@pytest.mark.parametrize("flags", [4, 4 | 16, 4 | 8 | 16])
def test_on_a_page_that_lies_on_its_side_all_stands_where_it_stood(by, flags):
    pdf = turned_page(on_a_page(mark("Stamp", HATCHED + b" 0 0 1 rg 2 2 9 9 re f", F=flags)), by)

    assert not differs(pdf, published(pdf).data)


@pytest.mark.parametrize(
    "around",
    [
        b"q q 3 0 0 3 9 9 cm " + SEEN,
        SEEN + b"BT /F1 9 Tf 9 9 Td (a) Tj",
        b"2 0 0 2 9 9 cm Q " + SEEN,
        b"3 0 0 3 9 9 cm q " + SEEN,
    ],
)
def test_a_page_that_ends_in_the_midst_moves_nothing_that_lies_on_it(around):
    pdf = on_a_page(mark("Stamp", HATCHED))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.pages[0].obj.Contents = opened.make_stream(around)
        stream = io.BytesIO()
        opened.save(stream)

    assert is_as_it_was(stream.getvalue())


def test_what_is_filled_in_can_be_read():
    assert "Ann de Vries" in published(on_a_page(text_field("Ann de Vries", "Ann de Vries"))).text
    assert "Ann de Vries" in published(on_a_page(text_field("Ann de Vries"))).text


def test_where_fields_are_to_be_drawn_anew_their_values_are_seen():
    text = published(on_a_page(text_field("new value", "old value"), NeedAppearances=True)).text

    assert "new value" in text
    assert "old value" not in text


def test_without_that_a_field_says_what_is_drawn_of_it():
    assert "3,50 euro" in published(on_a_page(text_field("3.5", "3,50 euro"))).text


UNSEEN = {
    "hidden": mark("Stamp", HATCHED, F=4 | 2),
    "for paper only": mark("Stamp", HATCHED, F=4 | 32),
    "of an unknown kind and invisible": mark("Riddle", HATCHED, F=1),
    "a window": mark("Popup", HATCHED),
    "a hidden field": text_field("secret", "secret", F=2),
    "a hidden field that nobody drew": text_field("secret", F=2),
    "without a place": mark("Stamp", HATCHED, Rect=[9, 9, 9, 9]),
    "a tick that is not set": ticked(state="/Off"),
    "an empty signature": field("Sig"),
    "a way to another page": mark("Link"),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_is_not_seen_stays_behind(what):
    made = published(on_a_page(UNSEEN[what]))

    assert not differs(made.data, document())
    assert "secret" not in made.text


def test_what_lies_on_a_hidden_layer_stays_behind():
    def note(made):
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        return mark("Stamp", HATCHED, OC=layer)(made)

    assert not differs(published(on_a_page(note)).data, document())


@pytest.mark.parametrize(
    "note",
    [
        *(
            mark(kind)
            for kind in ("Line", "Polygon", "PolyLine", "Stamp", "Caret", "Redact", "Movie", "Riddle")
        ),
        text_field("Łódź"),
        mark("FreeText", Contents=String("Good!"), DA=String("1 0 0 rg")),
    ],
)
def test_what_cannot_be_drawn_is_refused(note):
    assert reason(on_a_page(note)) == "undrawn-pdf"


def test_two_fields_of_one_name_that_say_two_things_are_refused():
    """PDFium shows the value of the first in both."""
    second = text_field("another", Rect=[110, 20, 170, 40])

    assert reason(on_a_page(text_field("value"), second)) == "undrawn-pdf"


@pytest.mark.parametrize("fields", [(), (text_field("Ann", "Ann"),)])
def test_a_form_that_one_makers_programs_show_is_refused(fields):
    assert reason(on_a_page(*fields, XFA=String("<xdp/>"))) == "form-pdf"


def with_a_file(made: pikepdf.Pdf) -> None:
    made.attachments["notes.txt"] = b"words"


TOLD = {
    "a signature": (on_a_page(signed()), ("signature-lost",)),
    "a signature that is not seen": (on_a_page(signed(None)), ("signature-lost",)),
    "a place for a signature": (on_a_page(field("Sig", HATCHED)), ()),
    "a remark": (on_a_page(mark("Highlight", HATCHED, Contents=String("Good!"))), ("remarks-lost",)),
    "a mark without words": (on_a_page(mark("Highlight", HATCHED, Contents=String(" "))), ()),
    "a hidden remark": (on_a_page(mark("Text", HATCHED, F=2, Contents=String("Good!"))), ()),
    "words on the page": (on_a_page(mark("FreeText", HATCHED, Contents=String("Good!"))), ()),
    "a file that is pinned on": (on_a_page(mark("FileAttachment", HATCHED)), ("attachments-lost",)),
    "a file within": (document(with_a_file), ("attachments-lost",)),
    "nothing more": (document(), ()),
}


@pytest.mark.parametrize("what", TOLD)
def test_what_stays_behind_is_told(what):
    pdf, lost = TOLD[what]

    assert published(pdf).lost == lost
