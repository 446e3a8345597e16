"""Problems of the school's trust list and of what lies beside it."""

from generator.reporting.entry import Entry

TRUST = (
    Entry(
        code="trust-file-place",
        sentence="A file lies here in the folder trust, where none belongs.",
        hint=(
            "Put it into one of the folders {choices}: certificates (.pem) into roots, all else (.json) into "
            "the others."
        ),
        explanation=(
            "In the folder trust your school keeps what shows whose a signature is. Documents of issuers "
            "lie in did, keys of web addresses in keys, lists of what was withdrawn in status, and "
            "certificates of seals in roots. The path below these folders is the address that the file is "
            "from."
        ),
        wrong="trust/kade.json",
        right="trust/did/kade.example/portfolio.json",
        framed=False,
    ),
    Entry(
        code="trust-file-damaged",
        sentence="This file can't be used: it is damaged, too large, or of another kind.",
        hint="Get it from the issuer once more. A certificate begins with -----BEGIN CERTIFICATE-----",
        explanation=(
            "The files in the folder trust are JSON as issuers publish it, or certificates in PEM. "
            "What can't be read shows nothing: credentials that need it are told as not to be checked."
        ),
        wrong="<html>404 Not Found</html>",
        right='{"id": "did:web:kade.example"}',
        framed=False,
    ),
    Entry(
        code="trust-file-of-another",
        sentence="This file says that it is of somebody else than its path says.",
        hint=(
            "Rename it after the id that stands in it, such as did/kade.example.json for "
            "did:web:kade.example."
        ),
        explanation=(
            "A key counts as an issuer's because it stands in the issuer's own document. So the path of the "
            "file must be the address that the document says is its own. Of an address each / and : becomes "
            "a folder."
        ),
        wrong="trust/did/kade.json",
        right="trust/did/kade.example.json",
        framed=False,
    ),
)
