"""Every form that creates a fact carries its token."""

import re
from pathlib import Path

import pytest
from django.conf import settings

PLANTILLAS = Path(settings.BASE_DIR) / "templates"
SIN_HECHO = {
    "terminos/enlace.html": "a link that serves once, of somebody who signs in nowhere",
    "pasos/enlace/": "of somebody who signs in nowhere; the same file is the same photo",
    "registration/": "a session, not a fact",
    "sesion_terminada.html": "sends again the token it received",
    "componentes/_enviar_de_nuevo.html": "sends again the token it received",
    "cuenta/": "sessions and passwords: the last one counts",
    "diseno/_menu_persona.html": "leaves the session",
    "diseno/_elegir_tema.html": "a preference: the last one counts",
    "guia/": "a sample that goes nowhere",
    "pasos/_borrador.html": "throws a draft away: twice is the same",
    "componentes/_subir_fotos.html": "one form sends many files; the same file is the same photo",
    "pasos/_verificacion.html": "a step is taken once",
    "pasos/_marcar.html": "carries which press it is: the same one is never dialled twice",
    "presencia/_menu.html": "to be in a state that one is in already changes nothing",
    "mesa/cola.html": "who has a client in hand is given that one",
    "ventas/_siguiente.html": "who has a client in hand is given that one",
    "avisos/_filtros.html": "marks as read: twice is the same",
    "componentes/_avisos.html": "marks as read: twice is the same",
    "avisos/preferencias.html": "a preference: the last one counts",
}
A_PROPOSITO = {
    "recepcion_escanear",
    "recepcion_foto",
    "recepcion_marcar",
    "recepcion_las_demas",
    "expediente",
    "{% url 'exportar'",
    "remision_ejemplar",
}
"""Sent again and again from the same page: scanning a pile, opening or taking away a file. A mark
of a folder is no fact yet: the same one twice is the same."""


def formularios() -> list[tuple[str, str]]:
    return [
        (str(ruta.relative_to(PLANTILLAS)), formulario)
        for ruta in sorted(PLANTILLAS.rglob("*.html"))
        for formulario in re.findall(r"<form\b.*?</form>", ruta.read_text(), re.S)
        if 'method="post"' in formulario
        and not str(ruta.relative_to(PLANTILLAS)).startswith(tuple(SIN_HECHO))
    ]


@pytest.mark.parametrize(("plantilla", "formulario"), formularios())
def test_a_form_that_creates_a_fact_carries_its_token(plantilla, formulario):
    if any(nombre in formulario for nombre in A_PROPOSITO):
        assert "data-repetible" in formulario
        return

    assert formulario.count("{% una_vez %}") == 1, plantilla
