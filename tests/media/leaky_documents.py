"""PDF documents with a marker in every place that nobody sees, and something on the page that to see."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw

from .marks import MARKER, TEXT, XMP, photo, profile, segment

SEEN = b"0.2 0.4 0.8 rg 20 120 60 50 re f BT /F1 12 Tf 20 80 Td (words to read) Tj ET\n"
Change = Callable[[Pdf], None]


def document(change: Change = lambda _: None, **saving: object) -> bytes:
    """A page with a rectangle and some words, and what ``change`` adds."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(200, 200))
    page = made.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(F1=plain_font()))
    page.Contents = made.make_stream(SEEN)
    change(made)
    stream = io.BytesIO()
    made.save(stream, **saving)
    return stream.getvalue()


def plain_font(**more: object) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **more)


def documents() -> Iterator[tuple[str, bytes]]:
    """Names and documents that must come out clean and look the same."""
    for change in _CHANGES:
        yield f"{change.__name__.strip('_').replace('_', '-')}.pdf", document(change)
    for name, content in _CONTENTS.items():
        yield f"{name}.pdf", document(_drawing(content))
    for name in _ON_THINGS:
        yield f"{name.strip('/').lower()}-on-things.pdf", document(_on_things(name))
    yield "in-letters.pdf", document(_photo_in_letters)
    yield "older-revision.pdf", _with_older_revision()


def _drawing(content: bytes) -> Change:
    def change(made: Pdf) -> None:
        made.pages[0].obj.Contents = made.make_stream(content)

    return change


_CONTENTS = {
    "comment": SEEN + b"% " + MARKER,
    "marked-text": b"/Span <</ActualText (" + MARKER + b") /Alt (" + MARKER + b")>> BDC " + SEEN + b"EMC",
    "marked-point": SEEN + b"/X <</Said (" + MARKER + b")>> DP /" + MARKER + b" MP",
    "too-many-operands": b"(" + MARKER + b") 1 0 0 1 0 0 cm [(" + MARKER + b")] q Q " + SEEN,
    "unknown-operator": b"BX (" + MARKER + b") zz EX " + SEEN + b"(" + MARKER + b")",
    "text-of-no-operator": SEEN + b"(" + MARKER + b") 0 0 m",
}

_ON_THINGS = ("/Metadata", "/PieceInfo", "/AF", "/LastModified", "/Thumb", "/Private", "/OPI")


def _on_things(name: str) -> Change:
    """The marker below a key on the document, the page, a picture, a drawing and a font."""

    def change(made: Pdf) -> None:
        page = made.pages[0].obj
        picture = _picture(made, b"\x10" * 12, Width=2, Height=2)
        form = _form(made, b"10 10 20 20 re f")
        page.Resources.XObject = Dictionary(P=picture, F=form)
        page.Contents = made.make_stream(SEEN + b"/F Do q 30 0 0 30 100 20 cm /P Do Q")
        for thing in (made.Root, page, picture, form, page.Resources, page.Resources.Font.F1):
            thing[name] = made.make_stream(XMP) if name in {"/Metadata", "/Thumb"} else Dictionary(X=TEXT)

    return change


def _form(made: Pdf, content: bytes) -> Stream:
    return made.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200])


def _picture(made: Pdf, data: bytes, **more: object) -> Stream:
    picture = made.make_stream(data, Type=Name.XObject, Subtype=Name.Image, BitsPerComponent=8)
    picture.ColorSpace = Name.DeviceRGB
    picture.update({f"/{name}": value for name, value in more.items()})
    return picture


def _show(made: Pdf, picture: Stream) -> None:
    page = made.pages[0].obj
    page.Resources.XObject = Dictionary({f"/{TEXT}": picture})
    page.Contents = made.make_stream(SEEN + b"q 64 0 0 48 100 20 cm /%b Do Q" % MARKER)


def _told_photo() -> bytes:
    jpeg = photo("JPEG", exif=b"Exif\0\0" + MARKER)
    for kind in (0xE1, 0xE2, 0xED, 0xE9, 0xFE):
        jpeg = segment(jpeg, kind, MARKER)
    return jpeg[:-2] + MARKER + jpeg[-2:] + MARKER


def _photo_with_notes(made: Pdf) -> None:
    _show(made, _picture(made, _told_photo(), Width=64, Height=48, Filter=Name.DCTDecode))


def _photo_with_filter_in_an_array(made: Pdf) -> None:
    _show(made, _picture(made, _told_photo(), Width=64, Height=48, Filter=Array([Name.DCTDecode])))


def _photo_with_abbreviated_filter(made: Pdf) -> None:
    _show(made, _picture(made, _told_photo(), Width=64, Height=48, Filter=Name.DCT))


def _photo_in_letters(made: Pdf) -> None:
    letters = _told_photo().hex().encode() + b">"
    filters = Array([Name.ASCIIHexDecode, Name.DCTDecode])
    _show(made, _picture(made, letters, Width=64, Height=48, Filter=filters))


def _photo_in_the_middle(made: Pdf) -> None:
    begin = b"q 64 0 0 48 100 20 cm BI /W 64 /H 48 /BPC 8 /CS /RGB /F /DCT ID "
    made.pages[0].obj.Contents = made.make_stream(SEEN + begin + _told_photo() + b"\nEI Q")


def _jpeg_2000(made: Pdf) -> None:
    told = photo("JPEG2000")
    box = struct.pack(">I", 8 + len(MARKER)) + b"xml " + MARKER
    _show(made, _picture(made, told + box, Width=64, Height=48, Filter=Name.JPXDecode))


def _picture_with_more_rows(made: Pdf) -> None:
    _show(made, _picture(made, bytes(range(12)) + MARKER, Width=2, Height=2))


def _picture_with_unused_bits(made: Pdf) -> None:
    rows = b"".join(bytes((0x80 | byte >> 1,)) for byte in b"\x80\x80" + MARKER)
    picture = _picture(made, rows + MARKER, Width=1, Height=len(rows), BitsPerComponent=1)
    picture.ColorSpace = Name.DeviceGray
    _show(made, picture)


def _palette_with_unused_colours(made: Pdf) -> None:
    colours = String(b"\xff\0\0\0\xff\0" + MARKER * 3)
    space = Array([Name.Indexed, Name.DeviceRGB, 1 + len(MARKER), colours])
    _show(made, _picture(made, b"\0\1\1\0", Width=2, Height=2, ColorSpace=space))


def _palette_of_a_drawing(made: Pdf) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\xff\0\0\0\xff\0" + MARKER)])
    made.pages[0].obj.Resources.ColorSpace = Dictionary(C=space)
    made.pages[0].obj.Contents = made.make_stream(SEEN + b"/C cs 1 sc 100 20 50 50 re f")


def _colours_under_a_mask(made: Pdf) -> None:
    image = Image.new("RGB", (64, 48), (9, 90, 9))
    image.frombytes((MARKER * 1024)[: 64 * 48 * 3])
    shape = Image.new("L", image.size)
    ImageDraw.Draw(shape).rectangle((50, 34, 60, 44), fill=255)
    image.paste((200, 0, 0), (46, 30, 63, 47))
    mask = _picture(made, shape.tobytes(), Width=64, Height=48, ColorSpace=Name.DeviceGray)
    _show(made, _picture(made, image.tobytes(), Width=64, Height=48, SMask=mask))


def _stencil(made: Pdf) -> None:
    picture = _picture(made, b"\xa0\x40\xa0" + MARKER, Width=3, Height=3, BitsPerComponent=1, ImageMask=True)
    del picture["/ColorSpace"]
    _show(made, picture)


def _profile_with_words(made: Pdf) -> None:
    told = made.make_stream(profile(desc=MARKER, cprt=MARKER, text=MARKER), N=3)
    made.pages[0].obj.Resources.ColorSpace = Dictionary(C=Array([Name.ICCBased, made.make_indirect(told)]))
    made.pages[0].obj.Contents = made.make_stream(SEEN + b"/C cs 0.8 0.2 0.1 sc 100 20 50 50 re f")


def _ink_with_a_name(made: Pdf) -> None:
    code = b"{ % " + MARKER + b"\n dup 0.5 mul exch 0 }"
    tint = made.make_stream(code, FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1])
    space = Array([Name.Separation, Name(f"/{TEXT}"), Name.DeviceRGB, tint])
    made.pages[0].obj.Resources.ColorSpace = Dictionary(C=space)
    made.pages[0].obj.Contents = made.make_stream(SEEN + b"/C cs 0.8 sc 100 20 50 50 re f")


def _unused_drawing(made: Pdf) -> None:
    form = _form(made, b"BT (%b) Tj ET" % MARKER)
    made.pages[0].obj.Resources.XObject = Dictionary(Unused=form)


def _unused_font(made: Pdf) -> None:
    made.pages[0].obj.Resources.Font.Unused = plain_font(Name=Name(f"/{TEXT}"))


def _hidden_layer(made: Pdf) -> None:
    layer, shown = (made.make_indirect(Dictionary(Type=Name.OCG, Name=TEXT)) for _ in range(2))
    made.Root.OCProperties = Dictionary(OCGs=[layer, shown], D=Dictionary(OFF=[layer], Order=[TEXT, layer]))
    page = made.pages[0].obj
    page.Resources.Properties = Dictionary(L=layer, S=shown)
    form = _form(made, b"BT /F1 9 Tf (%b) Tj ET" % MARKER)
    form.OC = layer
    page.Resources.XObject = Dictionary(H=form)
    hidden = b"/OC /L BDC BT /F1 12 Tf 20 20 Td (%b) Tj ET 9 9 9 9 re f EMC /H Do " % MARKER
    page.Contents = made.make_stream(hidden + b"/OC /S BDC 150 150 20 20 re f EMC " + SEEN)


def _layer_for_paper(made: Pdf) -> None:
    usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON))
    layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=TEXT, Usage=usage))
    automatic = Dictionary(Event=Name.View, Category=[Name.View], OCGs=[layer])
    made.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(AS=[automatic]))
    made.pages[0].obj.Resources.Properties = Dictionary(L=layer)
    hidden = b"/OC /L BDC BT /F1 12 Tf 20 20 Td (%b) Tj ET EMC " % MARKER
    made.pages[0].obj.Contents = made.make_stream(hidden + SEEN)


def _all_layers_off_but_one(made: Pdf) -> None:
    layer, shown = (made.make_indirect(Dictionary(Type=Name.OCG, Name=TEXT)) for _ in range(2))
    default = Dictionary(BaseState=Name.OFF, ON=[shown])
    made.Root.OCProperties = Dictionary(OCGs=[layer, shown], D=default)
    one = Dictionary(Type=Name.OCMD, OCGs=[layer], P=Name.AnyOn)
    made.pages[0].obj.Resources.Properties = Dictionary(L=one, S=shown)
    hidden = b"/OC /L BDC BT /F1 12 Tf 20 20 Td (%b) Tj ET EMC " % MARKER
    made.pages[0].obj.Contents = made.make_stream(hidden + b"/OC /S BDC 150 150 20 20 re f EMC " + SEEN)


def _tags(made: Pdf) -> None:
    tag = Dictionary(S=Name.P, Alt=TEXT, ActualText=TEXT, T=TEXT)
    made.Root.StructTreeRoot = made.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=[tag]))
    made.Root.MarkInfo = Dictionary(Marked=True, Said=TEXT)


def _catalogue(made: Pdf) -> None:
    made.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=TEXT)])
    made.Root.Names = Dictionary(Dests=Dictionary(Names=[TEXT, Array([made.pages[0].obj, Name.Fit])]))
    made.Root.Lang = TEXT
    made.Root.ViewerPreferences = Dictionary(X=TEXT)
    made.Root.PageMode = Name(f"/{TEXT}")
    made.Root.Collection = Dictionary(Schema=Dictionary(X=TEXT))
    made.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFA1, Info=TEXT)])
    made.trailer.ID = Array([String(MARKER * 2), String(MARKER * 2)])


def _ways_to_blend(made: Pdf) -> None:
    state = Dictionary(BM=Array([Name(f"/{TEXT}"), Name.Normal]), RI=Name(f"/{TEXT}"), CA=0.5)
    made.pages[0].obj.Resources.ExtGState = Dictionary(G=state)
    made.pages[0].obj.Contents = made.make_stream(SEEN + b"/G gs 100 20 50 50 re f")


def _notes(made: Pdf) -> None:
    notes = [
        Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 9, 9], Contents=TEXT, F=2)
        for kind in ("Text", "FreeText", "Highlight", "Popup", "Stamp", "FileAttachment")
    ]
    made.pages[0].obj.Annots = Array([made.make_indirect(note) for note in notes])


def _look(made: Pdf, content: bytes) -> Stream:
    look = _form(made, content)
    look.Metadata, look.Private = made.make_stream(XMP), TEXT
    return look


def _remarks_that_are_seen(made: Pdf) -> None:
    words = dict.fromkeys(("Contents", "T", "NM", "Subj", "RC", "DA", "DS", "M"), TEXT)
    notes = []
    for number, kind in enumerate(("Text", "FreeText", "Highlight", "Stamp", "FileAttachment")):
        note = Dictionary(**words, Type=Name.Annot, Subtype=Name(f"/{kind}"), F=4)
        note.Rect = [20 + 30 * number, 20, 40 + 30 * number, 40]
        unseen = _look(made, b"0 0 9 9 re f BT /F1 9 Tf (" + MARKER + b") Tj ET")
        note.AP = Dictionary(N=_look(made, b"1 0 0 rg 9 9 150 150 re f % " + MARKER), D=unseen, R=unseen)
        notes.append(made.make_indirect(note))
    made.pages[0].obj.Annots = Array(notes)


def _fields_that_are_seen(made: Pdf) -> None:
    words = dict.fromkeys(("T", "TU", "TM", "DV", "DA"), TEXT)
    unseen = _look(made, b"BT /F1 9 Tf (" + MARKER + b") Tj ET")
    tick = Dictionary({f"/{TEXT}": _look(made, b"0 1 0 rg 9 9 99 99 re f"), "/Off": unseen})
    state = Name(f"/{TEXT}")
    fields = [
        Dictionary(**words, FT=Name.Tx, V="seen", F=4, AP=Dictionary(N=_look(made, b"9 9 99 9 re f"))),
        Dictionary(**words, FT=Name.Tx, V=TEXT, F=2, AP=Dictionary(N=unseen)),
        Dictionary(**words, FT=Name.Btn, V=state, AS=state, F=4, AP=Dictionary(N=tick, D=unseen)),
    ]
    for number, field in enumerate(fields):
        field.Subtype, field.Rect = Name.Widget, [20, 20 + 30 * number, 60, 40 + 30 * number]
    laid = Array([made.make_indirect(field) for field in fields])
    made.pages[0].obj.Annots = laid
    made.Root.AcroForm = Dictionary(Fields=laid, DA=TEXT)


def _link_with_notes(made: Pdf) -> None:
    goal = Array([made.pages[0].obj, Name.XYZ, 0, 0, String(TEXT)])
    link = Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=goal, Contents=TEXT, NM=TEXT, T=TEXT)
    made.pages[0].obj.Annots = Array([made.make_indirect(link)])


def _letters_that_are_drawings(made: Pdf) -> None:
    drawings = (b"9 0 d0 0 0 8 8 re f % " + MARKER, b"9 0 d0 % " + MARKER)
    seen, unseen = map(made.make_stream, drawings)
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9, 9], FontMatrix=[0.1, 0, 0, 0.1, 0, 0],
        FirstChar=65, LastChar=65, Widths=[9], Encoding=Dictionary(Differences=[65, Name.A], Said=TEXT),
        CharProcs=Dictionary({"/A": seen, f"/{TEXT}": unseen}), Name=Name(f"/{TEXT}"),
    )  # fmt: skip
    made.pages[0].obj.Resources.Font.F2 = font
    made.pages[0].obj.Contents = made.make_stream(SEEN + b"BT /F2 20 Tf 100 50 Td (A) Tj ET")


def _map_of_letters(made: Pdf) -> None:
    told = b"%% %b\n/CMapName /%b def 1 beginbfchar <41> <0041> endbfchar 1 beginbfchar <42> <%b> endbfchar"
    letters = told % (MARKER, MARKER, (MARKER * 8).decode().encode("utf-16-be").hex().encode())
    made.pages[0].obj.Resources.Font.F1.ToUnicode = made.make_stream(letters + b" (" + MARKER + b") pop")


def _font_program(kind: str, content: bytes, **more: object) -> Change:
    def change(made: Pdf) -> None:
        told = Dictionary(Type=Name.FontDescriptor, FontName=Name.Helvetica, Flags=32, FontFamily=TEXT)
        told[kind] = made.make_stream(content, **more)
        told.CharSet = TEXT
        made.pages[0].obj.Resources.Font.F1.FontDescriptor = made.make_indirect(told)

    return change


def _open_type_names(made: Pdf) -> None:
    tables = {b"name": MARKER * 3, b"DSIG": MARKER, b"meta": MARKER, b"head": bytes(54)}
    at, directory, content = 12 + 16 * len(tables), b"", b""
    for name, table in tables.items():
        directory += name + bytes(4) + struct.pack(">II", at + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    font = b"\0\1\0\0" + struct.pack(">H", len(tables)) + bytes(6) + directory + content
    _font_program("/FontFile2", font, Length1=len(font))(made)


def _type_1_notice(made: Pdf) -> None:
    clear = b"%!PS-AdobeFont-1.0: " + MARKER + b"\n/FontInfo 9 dict dup begin /Notice (" + MARKER
    clear += b") readonly def /FullName (" + MARKER + b") readonly def end currentfile eexec\n"
    _font_program("/FontFile", clear + b"\1" * 40, Length1=len(clear), Length2=40, Length3=0)(made)


def _pattern_and_mask(made: Pdf) -> None:
    cell = made.make_stream(b"% " + MARKER + b"\n0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1)
    cell.update({"/BBox": [0, 0, 10, 10], "/XStep": 10, "/YStep": 10, "/Resources": Dictionary(X=TEXT)})
    shade = _form(made, b"% " + MARKER + b"\n1 g 0 0 200 100 re f")
    shade.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray, Said=TEXT)
    state = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=shade, Said=TEXT), HTO=TEXT)
    page = made.pages[0].obj
    page.Resources.Pattern, page.Resources.ExtGState = Dictionary(P=cell), Dictionary(G=state)
    page.Contents = made.make_stream(SEEN + b"/G gs /Pattern cs /P scn 100 20 90 150 re f")


_CHANGES: tuple[Change, ...] = (
    _photo_with_notes,
    _photo_with_filter_in_an_array,
    _photo_with_abbreviated_filter,
    _photo_in_the_middle,
    _jpeg_2000,
    _picture_with_more_rows,
    _picture_with_unused_bits,
    _palette_with_unused_colours,
    _palette_of_a_drawing,
    _colours_under_a_mask,
    _stencil,
    _profile_with_words,
    _ink_with_a_name,
    _unused_drawing,
    _unused_font,
    _hidden_layer,
    _layer_for_paper,
    _all_layers_off_but_one,
    _tags,
    _catalogue,
    _ways_to_blend,
    _notes,
    _remarks_that_are_seen,
    _fields_that_are_seen,
    _link_with_notes,
    _letters_that_are_drawings,
    _map_of_letters,
    _open_type_names,
    _type_1_notice,
    _pattern_and_mask,
)


def _with_older_revision() -> bytes:
    """A text that was changed later: the old one is still in the file, as another object."""
    first = document(_drawing(SEEN + b"BT /F1 12 Tf (" + MARKER + b") Tj ET"), compress_streams=False)
    with pikepdf.open(io.BytesIO(first)) as older:
        number = older.pages[0].obj.Contents.objgen[0]
        root, size = older.Root.objgen[0], len(older.objects) + 1
    start = first.rindex(b"startxref") + 9
    before = int(first[start:].split()[0])
    at = len(first) + 1
    changed = b"%d 0 obj\n<</Length %d>>\nstream\n%b\nendstream\nendobj\n" % (number, len(SEEN), SEEN)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    trailer = b"trailer\n<</Root %d 0 R /Size %d /Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return first + b"\n" + changed + table + trailer % (root, size, before, at + len(changed))


def unpacked(data: bytes) -> bytes:
    """Everything a document holds, in every way it can be read."""
    whole = [data]
    with pikepdf.open(io.BytesIO(data)) as opened:
        for each in opened.objects:
            whole.append(repr(each).encode())
            whole.extend(_strings(each, 0))
            if isinstance(each, Stream):
                whole += [each.read_raw_bytes(), *_read(each)]
    return b"\n".join(whole)


def _read(stream: Stream) -> Iterator[bytes]:
    content = _content(stream)
    yield content
    for digits in re.findall(rb"<([0-9A-Fa-f]+)>", content):
        yield bytes.fromhex(digits.decode().ljust(len(digits) + len(digits) % 2, "0")).replace(b"\0", b"")
    if "/Height" in stream and stream.get("/BitsPerComponent") == 1:
        yield bytes((row & 0x7F) << 1 & 0xFF for row in content)


def _content(stream: Stream) -> bytes:
    try:
        return stream.read_bytes(pikepdf.StreamDecodeLevel.all)
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(value: object, depth: int) -> Iterator[bytes]:
    if isinstance(value, String):
        yield bytes(value)
    elif depth < 9 and isinstance(value, Array):
        for each in value:
            yield from _strings(each, depth + 1)
    elif depth < 9 and isinstance(value, Dictionary | Stream):
        for each in value.values():
            yield from _strings(each, depth + 1)
