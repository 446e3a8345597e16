"""Somebody without an account is asked about a portfolio, and what they answer is taken over."""
