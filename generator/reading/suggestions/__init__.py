"""What was probably meant where something is wrong: told as a suggestion, and never taken for it."""
