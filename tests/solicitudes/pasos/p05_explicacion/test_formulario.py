"""Step 5: what the call sheet refuses beside its field, whatever else it lacks."""

import pytest
from django.http import QueryDict

from solicitudes.pasos.p05_explicacion.formulario import FichaForm
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("5")]


@pytest.mark.parametrize(
    ("escrito", "campo", "frase"),
    [
        ("preguntar_por=70712345", "preguntar_por", "el teléfono va en su propio campo"),
        ("correo=a@b.example&sin_correo=on", "sin_correo", "no ambos"),
    ],
)
def test_what_contradicts_itself_is_said_beside_its_field(escrito, campo, frase):
    form = FichaForm(venta_en(Estado.ACEPTADA), QueryDict(escrito))

    assert frase in str(form.errors[campo])


def test_a_name_with_its_number_is_a_name_and_no_mail_is_an_answer():
    form = FichaForm(
        venta_en(Estado.ACEPTADA), QueryDict("preguntar_por=Ana 2º piso&sin_correo=on")
    )

    assert not {"preguntar_por", "correo", "sin_correo"} & set(form.errors)
