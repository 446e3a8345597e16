"""The command ``leerkring``: one module a verb, loaded when it is asked for."""

from generator.cli.app import leerkring, main

__all__ = ["leerkring", "main"]
