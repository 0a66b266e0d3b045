"""Whatever hangs from a sale may be asked for before its step: an answer, never a failure."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.models import Rol
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.acceso.matriz import MATRIZ
from tests.acceso.mundo import patrones
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db
DE_UNA_VENTA = {"venta_id", "numero", "tipo"}
SIN_CASI_NADA = [Estado.TOMADA, Estado.ACEPTADA, Estado.DESCARTADA]
"""No offer yet, no call sheet yet, and nothing any more."""


def _direcciones(venta: Venta) -> Iterator[tuple[str, str]]:
    """Every address below a sale, with its name; each step once."""
    for nombre, patron in patrones().items():
        partes = set(patron.pattern.converters)
        if "venta_id" in partes and partes <= DE_UNA_VENTA:
            for numero in range(12) if "numero" in partes else [0]:
                valores = {"venta_id": venta.pk, "numero": numero, "tipo": "CONTRATO"}
                yield nombre, reverse(nombre, kwargs={p: valores[p] for p in partes})


@pytest.mark.parametrize("estado", SIN_CASI_NADA)
def test_every_address_of_a_sale_answers_before_its_step_and_after_its_end(estado):
    venta = venta_en(estado)
    clientes = {rol: Client(raise_request_exception=False) for rol in Rol}
    for rol, cliente in clientes.items():
        quien = venta.asesor if rol == Rol.ASESOR else UsuarioFactory(rol=rol)
        cliente.force_login(quien, backend="django.contrib.auth.backends.ModelBackend")

    fallas = []
    for nombre, url in _direcciones(venta):
        roles = MATRIZ[nombre].roles
        cliente = clientes[Rol.ASESOR if Rol.ASESOR in roles else min(roles)]
        for pedir in (cliente.get, cliente.post):
            with transaction.atomic():
                respuesta = pedir(url)
                transaction.set_rollback(True)
            if respuesta.status_code >= 500:
                fallas.append(f"{pedir.__name__} {url} {respuesta.status_code}")

    assert fallas == []


def test_every_page_opens_in_a_house_where_nothing_happened_yet():
    fallas = []
    for nombre, fila in MATRIZ.items():
        if fila.metodo != "GET" or patrones()[nombre].pattern.converters:
            continue
        for rol in fila.roles:
            cliente = Client(raise_request_exception=False)
            cliente.force_login(
                UsuarioFactory(rol=rol), backend="django.contrib.auth.backends.ModelBackend"
            )
            respuesta = cliente.get(reverse(nombre))
            if respuesta.status_code >= 400:
                fallas.append(f"{rol} {reverse(nombre)} {respuesta.status_code}")

    assert fallas == []
