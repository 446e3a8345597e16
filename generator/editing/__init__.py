"""Documents changed as a careful author would change them: forms made of schemas, and texts written back."""
