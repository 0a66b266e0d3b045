"""The calls of the exchange joined to the agents' records, and which of them count (4.1, III.2)."""
