"""Every list that a page shows: its columns, who reads it, and its one way out as a file."""
