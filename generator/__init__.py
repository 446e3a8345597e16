"""Leerkring: portfolios written as Markdown in, a public site with competence overviews out.

    portfolios/ ─▶ documents ─▶ portfolio ─▶ public portfolio ─▶ overviews ─▶ pages ─▶ site
       files      └─ reading ─┘   model        gate               overviews     writing   hosts

Data flows one way. ``reading`` and ``writing`` never import each other, ``model`` knows
neither, and only ``hosts`` knows MkDocs. ``ARCHITECTURE.md`` says what each room is for.
"""

__version__ = "0.1.0"
