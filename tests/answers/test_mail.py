"""From which domain a mail came is believed only of the domain's own signature, and nothing else is kept."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from generator.answers.mail import can_check, sending_domain
from generator.answers.refusals import AskingRefusedError
from generator.serving.letters import arrived
from generator.serving.looks import preview
from tests.answers.letters import answer, asking, content, files_of, place

pytestmark = pytest.mark.skipif(not can_check(), reason="the part that checks mails is not here")
SCORES = [{"competence": "kade:A", "level": "2"}]
SENDER = "cor.coach@linde.example"


@cache
def key(bits: int = 2048) -> tuple[bytes, bytes]:
    """A private key, and what its domain says of it."""
    made = rsa.generate_private_key(65537, bits)
    private = made.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    public = made.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return private, b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def lookup(name, timeout=5):  # noqa: ARG001  # the library's
    """The keys of all domains here, without a network."""
    selector = name.partition(b"." if isinstance(name, bytes) else ".")[0]
    return key(1024 if selector in {b"weak", "weak"} else 2048)[1] if b"gone" not in bytes(name) else None


def mailed(said: bytes, sender: str = SENDER, text: str = "Dear Ann") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "ann@kade.example", "Answer"
    mail["Date"], mail["Message-ID"] = "Mon, 30 Nov 2026 10:00:00 +0100", "<1@linde.example>"
    mail.set_content(text)
    mail.add_attachment(said, maintype="application", subtype="json", filename="answer-ann-123456.json")
    return mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def signed(
    mail: bytes, domain: str = "linde.example", selector: str = "s1", bits: int = 2048, **more
) -> bytes:
    import dkim  # an extra

    headers = more.pop("headers", [b"from", b"to", b"subject", b"date"])
    return (
        dkim.sign(mail, selector.encode(), domain.encode(), key(bits)[0], include_headers=headers, **more)
        + mail
    )


@pytest.fixture(scope="module")
def good():
    return signed(mailed(b"{}"))


def domain_of(mail, **more):
    return sending_domain(mail, lookup=lookup, **more)


def test_the_domain_that_signed_its_own_mail_is_known(good):
    assert domain_of(good) == "linde.example"
    assert domain_of(signed(mailed(b"{}", "cor@team.linde.example"))) == "team.linde.example"


def test_nobody_is_believed_who_does_not_prove_it(good):
    no = {
        "no signature": mailed(b"{}"),
        "attachment changed": good.replace(b"e30=", b"e30K"),
        "text changed": good.replace(b"Dear Ann", b"Dear Bob"),
        "sender changed": good.replace(b"From: cor.coach@", b"From: bea.board@"),
        "two senders": good.replace(b"From: ", b"From: evil@linde.example\r\nFrom: ", 1),
        "two in one": signed(mailed(b"{}", "a@linde.example, b@linde.example")),
        "another domain signs": signed(mailed(b"{}"), domain="evil.example"),
        "a domain below signs": signed(mailed(b"{}"), domain="x.linde.example"),
        "a domain that ends so": signed(mailed(b"{}", "a@evillinde.example")),
        "open at the end": signed(mailed(b"{}"), length=True),
        "no key there": signed(mailed(b"{}"), selector="gone"),
        "cut": good[: len(good) // 2],
        "no mail": b"\xff\xfe\0",
    }
    found = {name: domain_of(mail) for name, mail in no.items()}
    assert set(found.values()) == {""}, found


def test_what_the_learner_sent_is_nobody_elses(good):
    assert domain_of(good, not_from=("Cor.Coach@linde.example",)) == ""


def test_nothing_asks_the_internet_unless_that_is_wanted(tmp_path, monkeypatch):
    ann = place(tmp_path)
    mail = signed(mailed(content(answer(asking(ann), scores=SCORES))))
    monkeypatch.setattr("generator.serving.letters.sending_domain", None)
    arrived(ann, "ann", mail)
    (made,) = ann.review("ann", {}).whole.assessments
    assert made.received.sender is None


def test_of_a_mail_only_the_domain_is_kept(tmp_path):
    ann = place(tmp_path)
    mail = signed(mailed(content(answer(asking(ann), scores=SCORES, show_as="name"))))
    found = arrived(ann, "ann", mail, checks_sender=True, lookup=lookup)
    assert found.sender == "linde.example"
    (made,) = ann.review("ann", {}).whole.assessments
    assert (made.received.sender, str(made.received.date)) == ("linde.example", "2026-11-30")
    for name, told in files_of(ann).items():
        assert b"cor.coach@" not in told, name
        assert b"Message-ID" not in told, name
    page = preview(ann, "ann")[found.path.removesuffix(".md") + "/index.html"].decode()
    assert "by e-mail from linde.example; taken over by" in page


def test_a_forged_mail_is_taken_over_as_what_is_known_of_it(tmp_path):
    ann = place(tmp_path)
    mail = signed(mailed(content(answer(asking(ann), scores=SCORES))), domain="evil.example")
    found = arrived(ann, "ann", mail, checks_sender=True, lookup=lookup)
    page = preview(ann, "ann")[found.path.removesuffix(".md") + "/index.html"].decode()
    assert "evil.example" not in page
    assert "linde.example" not in page
    assert "taken over by Ann on" in page


def test_an_answer_in_a_mail_that_is_forwarded_whole_is_not_the_forwarders(tmp_path):
    ann = place(tmp_path)
    inner = mailed(content(answer(asking(ann))))
    outer = EmailMessage()
    outer["From"], outer["To"] = "ann@kade.example", "ann@kade.example"
    outer.set_content("See below")
    outer.add_attachment(inner, maintype="message", subtype="rfc822")
    with pytest.raises(AskingRefusedError):
        arrived(ann, "ann", outer.as_bytes())


def test_an_answer_in_a_mail_that_was_saved_as_a_page_is_found(tmp_path):
    ann = place(tmp_path)
    packed = base64.urlsafe_b64encode(content(answer(asking(ann)))).decode().rstrip("=")
    page = (
        f"<!DOCTYPE html><p>Dear Ann<br>[[leerkring:<span>{packed[:70]}</span>\n<br>&gt; {packed[70:]}]]</p>"
    )
    assert arrived(ann, "ann", page.encode()).answer.text == "You plan well."


def test_an_answer_in_the_text_of_a_mail_is_found_in_each_of_its_versions(tmp_path):
    ann = place(tmp_path)
    packed = base64.urlsafe_b64encode(content(answer(asking(ann)))).decode().rstrip("=")
    mail = EmailMessage()
    mail["From"], mail["To"] = SENDER, "ann@kade.example"
    mail.set_content(f"Dear Ann,\n\n[[leerkring:{packed}]]\n")
    mail.add_alternative(
        f"<p>Dear Ann,<br>[[leerkring:{packed[:50]}<wbr>\n{packed[50:]}]]</p>", subtype="html"
    )
    assert arrived(ann, "ann", mail.as_bytes()).answer.text == "You plan well."
