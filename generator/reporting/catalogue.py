"""Every problem Leerkring knows, by its code."""

from __future__ import annotations

from generator.reporting.codes.credentials import CREDENTIALS
from generator.reporting.codes.fields import YAML
from generator.reporting.codes.files import FILES
from generator.reporting.codes.judging import JUDGING
from generator.reporting.codes.losses import LOSSES
from generator.reporting.codes.media import MEDIA
from generator.reporting.codes.names import NAMES
from generator.reporting.codes.prose import PROSE
from generator.reporting.codes.references import REFERENCES
from generator.reporting.codes.rules import RULES
from generator.reporting.codes.schema import SCHEMA
from generator.reporting.codes.site import SITE
from generator.reporting.codes.trust import TRUST
from generator.reporting.entry import Entry

CODES: dict[str, Entry] = {
    entry.code: entry
    for entry in (
        *FILES,
        *YAML,
        *SCHEMA,
        *REFERENCES,
        *MEDIA,
        *LOSSES,
        *RULES,
        *JUDGING,
        *NAMES,
        *PROSE,
        *SITE,
        *TRUST,
        *CREDENTIALS,
    )
}
"""In the order in which a document is read: the file, its fields, what they mean, its text, the site."""
