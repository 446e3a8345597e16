"""From a finished build to a live site: its policy, its scan, its manifest, and the step that shows it."""
