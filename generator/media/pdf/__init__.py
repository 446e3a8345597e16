"""PDF documents (ISO 32000-2) drawn up anew: a new file gets what is on the pages, and nothing else.

What is kept is listed: operators with their operands, and the keys of each kind of thing they use. So
whatever else a file may carry, known to us or not, stays behind.
"""
