"""Files in one file whose bytes depend on nothing else: a cohort kept for good, a site to be uploaded."""
