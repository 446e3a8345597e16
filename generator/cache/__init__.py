"""What was made, kept for the next build under a key that says of what it was made."""
