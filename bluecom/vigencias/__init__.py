"""What is told to clients goes by versions: one proposes, another approves, each from its day.

It knows no table: whoever keeps such versions inherits from ``modelos.Vigente``.
"""
