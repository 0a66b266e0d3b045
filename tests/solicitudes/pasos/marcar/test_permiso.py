"""Out of hours nobody begins to call, from whatever page of the client in hand (4.1)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cartera.models import Cartera
from solicitudes.pasos.marcar.permiso import fuera_de_horario_de
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("4.1")]
DOMINGO = AHORA - timedelta(days=1)


@pytest.mark.parametrize("estado", [Estado.TOMADA, Estado.VERIFICADA, Estado.FACTIBLE])
@pytest.mark.parametrize("pagina", ["venta", "descartar"])
def test_no_page_of_a_client_in_hand_dials_him(estado, pagina, client, time_machine):
    venta = venta_en(estado)
    Cartera.objects.update(siempre_abierta=False)
    client.force_login(venta.asesor)

    for ahora, se_marca in ((DOMINGO, False), (AHORA, True)):
        time_machine.move_to(ahora)
        visto = client.get(reverse(pagina, args=[venta.pk])).content.decode()
        assert ("tel:" in visto) is se_marca


def test_who_was_called_already_or_accepted_is_called_at_any_hour():
    hablado, vendida = venta_en(Estado.FACTIBLE), venta_en(Estado.ACEPTADA)
    Cartera.objects.update(siempre_abierta=False)
    hablado.ahora = vendida.ahora = DOMINGO

    assert "domingo" in fuera_de_horario_de(hablado)
    assert fuera_de_horario_de(vendida) == ""
