"""A form that is sent has its token also where its template is included with nothing but what it
is handed: without it every press of its button is a 403, and Django's test client sees none.
"""

import re
from pathlib import Path

from django.conf import settings

INCLUYE = re.compile(r'{%\s*include\s+"([^"]+)"(.*?)%}', re.DOTALL)
CARPETA = Path(settings.BASE_DIR) / "templates"
PLANTILLAS = {str(una.relative_to(CARPETA)): una.read_text() for una in CARPETA.rglob("*.html")}


def pasa_la_ficha(argumentos: str) -> bool:
    return argumentos.split()[-1:] != ["only"] or "csrf_token=csrf_token" in argumentos


def pide_ficha(plantilla: str, vistas: tuple[str, ...] = ()) -> bool:
    """It writes the token, or one that it includes does with what it was handed."""
    texto = PLANTILLAS.get(plantilla, "")
    return "{% csrf_token %}" in texto or any(
        pasa_la_ficha(con) and pide_ficha(otra, (*vistas, plantilla))
        for otra, con in INCLUYE.findall(texto)
        if otra not in (*vistas, plantilla)
    )


def test_a_template_with_a_form_is_handed_the_token():
    sin_ficha = [
        (plantilla, otra)
        for plantilla, texto in PLANTILLAS.items()
        for otra, con in INCLUYE.findall(texto)
        if pide_ficha(otra) and not pasa_la_ficha(con)
    ]

    assert sin_ficha == []


def test_there_are_forms_that_need_it():
    assert pide_ficha("indicadores/plan/_acciones.html")
    assert pasa_la_ficha(" with a=b")
    assert not pasa_la_ficha(" with a=b only ")
