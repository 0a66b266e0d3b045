"""The pages of every file that comes in, whatever its kind: choose, see, confirm, undo.

Whoever registers a kind of file (``bluecom.planillas``) says here what its pages call things.
"""
