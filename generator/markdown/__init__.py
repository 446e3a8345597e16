"""The Markdown of authors, one answer for reading and writing: its extensions, and the HTML in it."""

from generator.markdown.dialect import HEADING, anchor_meant, anchors, anchors_of, extensions, local_part
from generator.markdown.pieces import pieces
from generator.markdown.tags import Tag, tag_of, verdict

__all__ = [
    "HEADING",
    "Tag",
    "anchor_meant",
    "anchors",
    "anchors_of",
    "extensions",
    "local_part",
    "pieces",
    "tag_of",
    "verdict",
]
