"""Numbers that the floor decides: each app declares its own, two administrators change them.

A number has what ships as its version 1, in code, and no row; another value is a row signed by
two, from a day to come. It knows no app: whoever needs a number declares it (``catalogo``).
"""
