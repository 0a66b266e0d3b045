"""One's own notices: the page to work them off, and how they are said aloud."""
