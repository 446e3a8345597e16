"""The site engines Leerkring runs in. Only this room knows them."""
