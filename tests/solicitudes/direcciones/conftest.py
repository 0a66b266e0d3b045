"""Counts lines of Python executed: linear growth without a clock."""

import sys

import pytest


@pytest.fixture
def pasos_de_python():
    """A function that runs another and returns how many lines of Python it took."""

    def contar(funcion, *args):
        pasos = 0

        def anotar(_marco, suceso, _arg):
            nonlocal pasos
            pasos += suceso == "line"
            return anotar

        previo = sys.gettrace()
        sys.settrace(anotar)
        try:
            funcion(*args)
        finally:
            sys.settrace(previo)
        return pasos

    return contar
