"""Photographs of invented cards and letters, drawn by a program: always the same, nobody's.

``tarjetas`` draws the card, ``camara`` takes its photograph in some state, ``cuadro`` says what
the coach makes of all of them.
"""
