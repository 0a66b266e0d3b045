from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from cartera.models import ContactoCartera
from cartera.servicios import tomar_siguiente
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.paso("1.2")
@pytest.mark.parametrize("personas", [2, 6])
def test_nobody_gets_a_client_twice_and_none_is_left_behind(ahora, personas):
    cartera = CarteraFactory()
    todos = {c.pk for c in ContactoCarteraFactory.create_batch(24, cartera=cartera)}
    asesores = UsuarioFactory.create_batch(personas)
    barrera = Barrier(personas, timeout=20)

    def trabajar(asesor) -> list[int]:
        tomados: list[int] = []
        barrera.wait()
        try:
            while (contacto := tomar_siguiente(acto=Acto(asesor, ahora))) is not None:
                tomados.append(contacto.pk)
                ContactoCartera.objects.filter(pk=contacto.pk).update(situacion="CERRADO")
            return tomados
        finally:
            connection.close()

    with ThreadPoolExecutor(personas) as hilos:
        tomados = [pk for lista in hilos.map(trabajar, asesores) for pk in lista]

    assert sorted(tomados) == sorted(todos)


def test_an_empty_answer_waits_for_whoever_holds_the_last_client(ahora):
    """The last client is locked by a session that gives it back: it is not lost."""
    contacto = ContactoCarteraFactory()
    asesor = UsuarioFactory()
    tomado, devuelto = Barrier(2, timeout=20), Barrier(2, timeout=20)

    def retener() -> None:
        try:
            with transaction.atomic():
                ContactoCartera.objects.select_for_update().get(pk=contacto.pk)
                tomado.wait()
                devuelto.wait()
                transaction.set_rollback(True)
        finally:
            connection.close()

    def pedir() -> ContactoCartera | None:
        try:
            devuelto.wait()
            return tomar_siguiente(acto=Acto(asesor, ahora))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        retencion = hilos.submit(retener)
        tomado.wait()
        pedido = hilos.submit(pedir)
        retencion.result()

        assert pedido.result() == contacto
