"""Deadlines as rows: policies with their versions, the calendar, and one sweep.

It knows no domain: whoever has something to bound registers its kind (``tipos``).
"""
