"""Fetching: from a server of our own, and never from a network of one's own, another host, or for ever."""

from __future__ import annotations

import datetime
import ipaddress
import ssl
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from generator.fetching import LARGEST, Fetcher, NotFetchedError, is_public

HOST = "kade.example"


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        elsewhere = {
            "/moved": "/did.json",
            "/away": "https://other.example/did.json",
            "/plain": f"http://{HOST}/did.json",
            "/round": "/round",
        }
        if self.path in elsewhere:
            self.send_response(302)
            self.send_header("Location", elsewhere[self.path])
            self.end_headers()
            return
        if self.path == "/heads":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            with suppress(OSError):
                for number in range(30):
                    self.wfile.write(b"X-%d: 1\r\n" % number)
                    time.sleep(0.1)
            return
        self.send_response(404 if self.path == "/none" else 200)
        if self.path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(OSError):
            if self.path == "/large":
                self.wfile.write(b" " * (LARGEST + 1))
            elif self.path == "/slow":
                for _ in range(50):
                    self.wfile.write(b" ")
                    time.sleep(0.05)
            else:
                self.wfile.write(self.headers["Host"].encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("server")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    begun = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, begun, begun + datetime.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    served = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    served.socket = context.wrap_socket(served.socket, server_side=True)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield Fetcher(
        resolve=lambda *_: ["127.0.0.1"],
        is_allowed=lambda _: True,
        context=ssl.create_default_context(cafile=folder / "cert.pem"),
        port=served.server_port,
        seconds=0.6,
    )
    served.shutdown()
    served.server_close()


def why(fetcher, url):
    with pytest.raises(NotFetchedError) as error:
        fetcher.fetched(url)
    return error.value.why


def test_what_stands_there_is_given_also_where_it_moved_on_the_same_host(server):
    assert server.fetched(f"https://{HOST}/did.json") == HOST.encode()
    assert server.fetched(f"https://{HOST}/moved") == HOST.encode()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/away", "other-host"),
        ("/plain", "not-https"),
        ("/round", "no-answer"),
        ("/none", "status"),
        ("/packed", "status"),
        ("/large", "too-large"),
        ("/slow", "too-slow"),
        ("/heads", "too-slow"),
    ],
)
def test_what_is_not_taken(server, path, reason):
    assert why(server, f"https://{HOST}{path}") == reason


def test_a_server_that_is_not_who_it_says_is_not_asked(server):
    assert why(server, "https://other.example/did.json") == "no-answer"


@pytest.mark.parametrize(
    "url",
    [
        "http://kade.example/",
        "file:///etc/passwd",
        "https://a@kade.example/",
        "https://kade.example:8443/",
        "https://kade.example:x/",
        "https://kade.example/a b",
        "https://kade.example/\r\nX: 1",
        "https://[::1]/",
        "https:///",
    ],
)
def test_only_a_plain_address_is_asked(url):
    def never(*_):
        raise AssertionError

    assert why(Fetcher(resolve=never), url) == "not-https"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.1"),
        *("::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "224.0.0.1", "ff02::1"),
        *("64:ff9b::10.0.0.1", "64:ff9b:1::1", "::127.0.0.1", "::ffff:0:127.0.0.1", "fec0::1"),
    ],
)
def test_a_name_that_leads_into_a_network_of_ones_own_is_not_asked(address):
    assert not is_public(address)
    assert why(Fetcher(resolve=lambda *_: ["93.184.216.34", address]), f"https://{HOST}/") == "own-network"


def test_addresses_that_all_share_may_be_asked():
    assert is_public("93.184.216.34")
    assert is_public("64:ff9b::93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert not ipaddress.ip_address("127.0.0.1").is_global
