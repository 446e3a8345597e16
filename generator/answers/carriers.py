"""Where an answer is in what came: a file of its own, a mail with it, or a text with it between two marks."""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from typing import Any, TypeAlias

from generator.answers.answer import LARGEST, Answer, read_answer
from generator.answers.refusals import NO_ANSWER, SEVERAL, TOO_LARGE, AskingRefusedError
from generator.signs import unescaped

Part: TypeAlias = "MIMEPart[Any, Any]"

LARGEST_MAIL = 12_000_000
"""Bytes of a mail: people have pictures below their names."""
_MOST_PARTS = 100
_LONGEST_HEAD = 2000
"""Signs of a line above a mail: the time to take one apart grows with its square."""
BEGIN, END = "[[leerkring:", "]]"
"""What stands around an answer in a text; between them it is base64url (RFC 4648)."""

_MARKED = re.compile(re.escape(BEGIN) + r"([^\[\]]{1,600000}+)" + re.escape(END))
_TAG = re.compile(r"<[^<>]*+>")
_NOT_ITS_OWN = re.compile(r"[^A-Za-z0-9_-]++")
_BOUNDARY = re.compile(rb"(?i)boundary[\s0*]*+=")
"""What each part that has parts says; taking them apart costs the square of how deep they lie."""
_HEAD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+\r?\n")


class _Bounded(email.policy.EmailPolicy):
    """What is said above a mail, no longer than people say it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEAD]


BOUNDED: email.policy.EmailPolicy[EmailMessage] = _Bounded()  # type: ignore[assignment]  # of the usual mail


@dataclass(frozen=True)
class Came:
    """An answer, and the bytes of the mail that it was in, if it was in one."""

    answer: Answer
    mail: bytes = b""


def came(content: bytes) -> Came:
    """The one answer that is in a file. Raises AskingRefusedError."""
    if len(content) > LARGEST_MAIL:
        raise AskingRefusedError(TOO_LARGE)
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return Came(read_answer(content))
    is_mail = _HEAD.match(content) is not None and re.search(rb"(?mi)^from:", content) is not None
    try:
        found = dict.fromkeys(_of_mail(content) if is_mail else _in_text(content.decode("utf-8", "replace")))
    except AskingRefusedError:
        raise
    except Exception:  # noqa: BLE001  # a library that reads what strangers write raises what it likes
        raise AskingRefusedError(NO_ANSWER) from None
    if not found:
        raise AskingRefusedError(NO_ANSWER)
    if len(found) > 1:
        raise AskingRefusedError(SEVERAL)
    return Came(read_answer(next(iter(found))), content if is_mail else b"")


def _of_mail(content: bytes) -> Iterator[bytes]:
    """The answers in a mail: attached, or in its text. What is forwarded whole is another's mail."""
    if len(_BOUNDARY.findall(content)) > _MOST_PARTS:
        raise AskingRefusedError(TOO_LARGE)
    mail = email.message_from_bytes(content, policy=BOUNDED)
    for number, part in enumerate(_parts(mail)):
        if number > _MOST_PARTS:
            raise AskingRefusedError(TOO_LARGE)
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes):
            continue
        if (part.get_filename() or "").lower().endswith(".json"):
            yield body.strip()
        elif part.get_content_maintype() == "text":
            yield from _in_text(body.decode(_charset(part), "replace"))


def _parts(mail: Part) -> Iterator[Part]:
    yield mail
    if mail.is_multipart() and mail.get_content_maintype() == "multipart":
        for part in mail.iter_parts():
            yield from _parts(part)


def _charset(part: Part) -> str:
    """Latin letters hold every sign that an answer between its marks has."""
    said = (part.get_content_charset() or "utf-8").lower()
    return said if said in {"utf-8", "us-ascii", "iso-8859-1", "windows-1252"} else "iso-8859-1"


def _in_text(text: str) -> Iterator[bytes]:
    """The answers between marks, whatever a mail program put among them: line ends, quotes, tags."""
    for match in _MARKED.finditer(unescaped(_TAG.sub("", text)) if "<" in text else text):
        signs = _NOT_ITS_OWN.sub("", match[1])
        if len(signs) > 2 * LARGEST:
            raise AskingRefusedError(TOO_LARGE)
        try:
            yield base64.urlsafe_b64decode(signs + "=" * (-len(signs) % 4))
        except binascii.Error:
            continue
