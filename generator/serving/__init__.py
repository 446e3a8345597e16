"""What is served to whoever writes, on their own computer: who may come in, and the pages of the editor."""
