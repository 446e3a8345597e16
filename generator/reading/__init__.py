"""From files to a site's model, or to every problem that stands in the way."""
