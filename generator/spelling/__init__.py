"""Words as one compares them, however they are written."""
