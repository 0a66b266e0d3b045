"""Fixtures for every test; the real servers are in ``tests/apoyo``."""
