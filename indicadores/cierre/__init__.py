"""The end of a month: what it waits for, its signature, and what comes after it (III.2)."""
