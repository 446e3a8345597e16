"""Pages as HTML: the theme's templates filled with plain data."""
