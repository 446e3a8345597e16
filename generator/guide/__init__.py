"""The guided path: a new site, new documents with their questions in them, and what to do next."""
