"""Ratios measured in one run, each against its own reference: ``make bench``."""
