"""Problems told to people and machines: in their language, in the format they read."""
