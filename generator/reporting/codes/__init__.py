"""What is said of each problem, in English; the translations are in ``generator/translations``."""
