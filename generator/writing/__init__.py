"""From overviews to pages: addresses, words, plain data for templates, and the pages themselves."""
