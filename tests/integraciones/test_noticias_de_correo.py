"""What the mail provider tells: signed, once each, in whatever order, and by nobody else."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from bluecom.integraciones.correo.puerto import proveedor
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import CorreoSaliente, EstadoCorreo, SucesoDeCorreo
from bluecom.pendientes.servicios import procesar_pendientes

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
CLAVE = b"de prueba, y de nadie mas"
RUTA = "/correo/noticias/"


@pytest.fixture(autouse=True)
def con_proveedor(settings: Any) -> None:
    settings.CORREO_PROVEEDOR = "bluecom.integraciones.correo.firmado.Firmado"
    settings.CORREO_PROVEEDOR_CLAVE = "whsec_" + base64.b64encode(CLAVE).decode()


def salido() -> CorreoSaliente:
    correo = encolar_correo(
        "x:1", para="ana@correo.example", asunto="T", texto="…", ahora=timezone.now()
    )
    procesar_pendientes()
    return correo


def suceso(correo: CorreoSaliente, evento: str = "bounced", **otros: Any) -> dict[str, Any]:
    return {
        "event": evento,
        "message_id": correo.message_id,
        "timestamp": timezone.now().isoformat(),
        "description": "550 5.1.1 <ana@correo.example> no existe",
        **otros,
    }


def contar(cuerpo: Any, *, nombre: str = "n1", hace: timedelta = timedelta(), **otros: str) -> int:
    """What we answer to these news."""
    crudo = cuerpo if isinstance(cuerpo, bytes) else json.dumps(cuerpo).encode()
    instante = str(int((timezone.now() - hace).timestamp()))
    firmado = f"{nombre}.{instante}.".encode() + crudo
    firma = base64.b64encode(hmac.new(CLAVE, firmado, hashlib.sha256).digest()).decode()
    cabeceras = {
        "webhook-id": nombre,
        "webhook-timestamp": instante,
        "webhook-signature": f"v1,{firma}",
        **otros,
    }
    cliente = Client(enforce_csrf_checks=True)
    respuesta = cliente.post(RUTA, crudo, content_type="application/json", headers=cabeceras)
    return respuesta.status_code


def estado(correo: CorreoSaliente) -> str:
    return CorreoSaliente.objects.get(pk=correo.pk).estado


@pytest.mark.parametrize(
    ("evento", "queda"),
    [
        ("delivered", EstadoCorreo.ENTREGADO),
        ("bounced", EstadoCorreo.REBOTADO),
        ("rejected", EstadoCorreo.REBOTADO),
        ("deferred", EstadoCorreo.ENVIADO),
        ("opened", EstadoCorreo.ENVIADO),
        ("uno que no conocemos", EstadoCorreo.ENVIADO),
    ],
)
def test_what_it_tells_moves_the_mail_no_further_than_it_proves(evento, queda):
    correo = salido()

    assert contar(suceso(correo, evento)) == 204

    assert estado(correo) == queda


def test_several_at_once_are_each_noted_and_the_words_hold_no_address():
    correo = salido()

    contar([suceso(correo, "delivered"), suceso(correo, "bounced")])

    dichos = SucesoDeCorreo.objects.filter(fuente="PROVEEDOR")
    assert {d.clase for d in dichos} == {"ENTREGADO", "REBOTADO"}
    assert all("ana@" not in d.detalle for d in dichos)


def test_signs_that_no_database_keeps_do_not_lose_the_news():
    correo = salido()

    assert contar(suceso(correo, description="550 \x00no \ud800existe")) == 204

    assert SucesoDeCorreo.objects.get(fuente="PROVEEDOR").detalle == "550 no existe"


@pytest.mark.django_db(transaction=True)
def test_the_same_one_twenty_times_at_once_is_noted_once():
    correo = salido()
    cuerpo = suceso(correo)

    def una(_: int) -> int:
        try:
            return contar(cuerpo)
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as hilos:
        codigos = list(hilos.map(una, range(20)))

    assert set(codigos) == {204}
    assert SucesoDeCorreo.objects.filter(fuente="PROVEEDOR").count() == 1


def test_a_delivery_told_after_its_bounce_changes_nothing():
    correo = salido()

    contar(suceso(correo, "bounced"), nombre="n2")
    contar(suceso(correo, "delivered"), nombre="n1")

    assert estado(correo) == EstadoCorreo.REBOTADO


def _otra_firma() -> dict[str, str]:
    return {"webhook-signature": f"v1,{base64.b64encode(b'x' * 32).decode()}"}


@pytest.mark.parametrize(
    "como",
    [
        lambda c: contar(suceso(c), **_otra_firma()),
        lambda c: contar(suceso(c), **{"webhook-signature": ""}),
        lambda c: contar(suceso(c), **{"webhook-signature": "v1,&&& v2,x"}),
        lambda c: contar(suceso(c), **{"webhook-id": "otro"}),
        lambda c: contar(suceso(c), **{"webhook-id": ""}),
        lambda c: contar(suceso(c), **{"webhook-timestamp": "ayer"}),
        lambda c: contar(suceso(c), hace=timedelta(minutes=6)),
        lambda c: contar(suceso(c), hace=timedelta(minutes=-6)),
    ],
    ids=["another key", "none", "noise", "another name", "no name", "no time", "old", "to come"],
)
def test_what_the_provider_did_not_sign_now_is_refused(como: Callable[[CorreoSaliente], int]):
    correo = salido()

    assert como(correo) == 401

    assert estado(correo) == EstadoCorreo.ENVIADO


@pytest.mark.parametrize(
    "cuerpo",
    [
        b"{",
        b"[]",
        b"null",
        b'["x", {"event": 1}]',
        b'{"event": "bounced", "timestamp": 3}',
        b'{"event": "bounced", "timestamp": "2026-11-29T10:00:00Z", "message_id": "\\u0000"}',
        b'{"event": "bounced", "timestamp": "2026-11-29T10:00:00Z", "message_id": "\\ud800"}',
    ],
)
def test_signed_nonsense_is_taken_and_means_nothing(cuerpo):
    assert contar(cuerpo) == 204
    assert not SucesoDeCorreo.objects.filter(fuente="PROVEEDOR").exists()


def test_of_mail_that_is_not_ours_nothing_is_noted():
    correo = salido()

    assert contar(suceso(correo, message_id="<otro@en.otra.parte>")) == 204
    assert not SucesoDeCorreo.objects.filter(fuente="PROVEEDOR").exists()


def test_without_a_provider_there_is_no_such_address(settings):
    settings.CORREO_PROVEEDOR = ""

    assert contar({}) == 404
    assert proveedor() is None
