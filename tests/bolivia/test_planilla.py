"""A file for a spreadsheet: accents, ``;`` and no formula."""

import pytest

from bluecom.bolivia.planilla import planilla


def test_accents_separators_and_line_ends_are_those_a_spreadsheet_here_expects():
    assert planilla([("Quién", "Acto"), ("Ñusta; Ana", "3")]) == (
        '\ufeffQuién;Acto\r\n"Ñusta; Ana";3\r\n'.encode()
    )


@pytest.mark.parametrize("celda", ["=1+1", "+591", "-5", "@x", "\tx"])
def test_what_would_be_a_formula_is_text(celda):
    assert planilla([(celda,)]).decode("utf-8-sig").strip('\r\n"') == f"'{celda}"
