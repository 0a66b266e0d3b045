"""Two administrators who take the chair from each other at the same instant leave one in it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from tests.apoyo.candados import cuantos_esperan
from tests.apoyo.esperar import esperar_a
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)


def _dentro(quien: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(quien)
    return cliente


def _quitar_el_rol(cliente: Client, a_quien: Usuario) -> int:
    url = reverse("admin:cuentas_usuario_change", args=[a_quien.pk])
    datos = {"username": a_quien.username, "rol": Rol.ASESOR, "is_active": "on"}
    try:
        return cliente.post(url, datos).status_code
    finally:
        connection.close()


def test_two_administrators_who_demote_each_other_at_once_leave_one():
    una, otra = (UsuarioFactory(rol=Rol.ADMINISTRADOR) for _ in range(2))
    ordenes = [(_dentro(una), otra), (_dentro(otra), una)]
    with ThreadPoolExecutor(2) as hilos:
        with transaction.atomic():
            list(Usuario.objects.select_for_update())  # both have passed the door and wait here
            pedidos = [hilos.submit(_quitar_el_rol, *orden) for orden in ordenes]
            esperar_a(lambda: cuantos_esperan() == 2)
        codigos = sorted(pedido.result(timeout=20) for pedido in pedidos)

    assert codigos == [302, 403]
    assert Usuario.objects.filter(rol=Rol.ADMINISTRADOR, is_active=True).count() == 1
