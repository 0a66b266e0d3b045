"""What was refused never says that it was done."""

import pytest
from django.contrib import messages
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client

from solicitudes.models import FichaLlamada
from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import direccion, patrones
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db


def se_contradice(respuesta) -> bool:
    """Tell whether an answer says both that it was refused and that it was done."""
    niveles = {mensaje.level for mensaje in get_messages(respuesta.wsgi_request)}
    niveles |= {m.level for m in (respuesta.context or {}).get("messages", [])}
    rechazado = respuesta.status_code >= 400 or messages.ERROR in niveles
    return rechazado and messages.SUCCESS in niveles


@pytest.mark.paso("11.1")
def test_a_refused_correction_of_an_observed_folder_says_only_why():
    venta = venta_en(Estado.OBSERVADA, motivo="GLOSA_ERRADA")
    FichaLlamada.objects.filter(venta=venta).update(informado={})
    cliente = Client()
    cliente.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")

    respuesta = cliente.post(f"/ventas/{venta.pk}/pasos/9/", {"numero_smartflex": "70519009"})

    assert respuesta.status_code == 422
    assert not se_contradice(respuesta)
    assert "corregido" not in respuesta.content.decode()


@pytest.mark.parametrize("nombre", MATRIZ)
def test_no_act_sent_empty_says_both_no_and_yes(mundo, nombre):
    numeros = range(1, 12) if "numero" in patrones()[nombre].pattern.converters else [7]
    for rol in MATRIZ[nombre].roles:
        for numero in numeros:
            with transaction.atomic():
                cliente = mundo.como(rol)
                cliente.cookies.pop("messages", None)  # what another answer said
                respuesta = cliente.post(direccion(mundo, nombre, numero=numero))
                transaction.set_rollback(True)
            assert not se_contradice(respuesta), (rol, numero)
