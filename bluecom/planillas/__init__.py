"""Every file that comes in: reading, recognising its columns, and the run that it makes.

It knows no domain: what a row means is said by whoever registers a kind (``tipos``).
"""
