"""The totals of the month: written from its rows, and proved by them (III.2)."""
