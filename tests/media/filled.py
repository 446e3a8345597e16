"""Documents that somebody filled in, marked or signed."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from .leaky_documents import document, plain_font

Note = Callable[[Pdf], Object]
_TEXT = b"/Tx BMC q BT /Helv 10 Tf 0 g 2 6 Td (%b) Tj ET Q EMC"


def on_a_page(*notes: Note, **acro_form: object) -> bytes:
    """A page with a rectangle, some words, and these things on it."""

    def change(made: Pdf) -> None:
        laid = [made.make_indirect(note(made)) for note in notes]
        made.pages[0].obj.Annots = Array(laid)
        fields = Array([each for each in laid if each.Subtype == "/Widget"])
        if fields or acro_form:
            fonts = Dictionary(Font=Dictionary(Helv=plain_font(Encoding=Name.WinAnsiEncoding)))
            form = Dictionary(Fields=fields, DR=fonts, DA=String("/Helv 0 Tf 0 g"))
            form.update({f"/{name}": value for name, value in acro_form.items()})
            made.Root.AcroForm = made.make_indirect(form)

    return document(change)


def mark(kind: str, look: bytes | None = None, **more: object) -> Note:
    """A mark or a remark; ``look`` is what is drawn of it in a box of 60 by 20."""

    def note(made: Pdf) -> Object:
        laid = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[110, 60, 170, 80], F=4)
        laid.C = Array([1, 0.5, 0])
        if look is not None:
            laid.AP = Dictionary(N=drawing(made, look))
        laid.update({f"/{name}": value for name, value in more.items()})
        return laid

    return note


def field(kind: str, look: bytes | None = None, **more: object) -> Note:
    given = {"T": String("a field"), "DA": String("/Helv 10 Tf 0 g"), **more}
    return mark("Widget", look, FT=Name(f"/{kind}"), **given)


def text_field(value: str, shown: str | None = None, **more: object) -> Note:
    """``shown`` is what its drawing says; without it nobody drew it."""
    return field("Tx", _TEXT % shown.encode() if shown is not None else None, V=String(value), **more)


def ticked(*, state: str = "/Yes", has_state: bool = True) -> Note:
    def note(made: Pdf) -> Object:
        laid = field("Btn", V=Name(state))(made)
        looks = {"/Yes": drawing(made, b"1 0 0 RG 2 w 2 2 m 58 18 l S"), "/Off": drawing(made, b"")}
        laid.AP = Dictionary(N=Dictionary(looks))
        if has_state:
            laid.AS = Name(state)
        return laid

    return note


def signed(look: bytes | None = b"0 0 1 rg 0 0 60 20 re f") -> Note:
    def note(made: Pdf) -> Object:
        vouched = Dictionary(Type=Name.Sig, ByteRange=Array([0, 9, 20, 9]), Contents=String("x"))
        return field("Sig", look, V=made.make_indirect(vouched))(made)

    return note


def drawing(made: Pdf, content: bytes, **more: object) -> Stream:
    fonts = Dictionary(Font=Dictionary(Helv=plain_font(Encoding=Name.WinAnsiEncoding)))
    made = made.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 60, 20], Resources=fonts
    )
    made.update({f"/{name}": value for name, value in more.items()})
    return made
