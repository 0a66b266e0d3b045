from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from cartera.models import ContactoCartera
from cartera.servicios import tomar_siguiente
from cartera.servicios.asignar import asignar
from tests.apoyo.esperar import alguien_espera, esperar_a
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


@pytest.mark.paso("1.2")
def test_two_people_who_share_out_at_once_give_no_client_twice(ahora):
    cartera = CarteraFactory()
    ContactoCarteraFactory.create_batch(20, cartera=cartera)
    asesores = UsuarioFactory.create_batch(2)
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    barrera = Barrier(2, timeout=20)

    def repartir(asesor) -> int:
        barrera.wait()
        try:
            return asignar(cartera.pk, a=asesor, cantidad=8, acto=Acto(supervisora, ahora))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        dados = list(hilos.map(repartir, asesores))

    de_cada_uno = [ContactoCartera.objects.filter(asignado_a=a).count() for a in asesores]
    assert dados == de_cada_uno == [8, 8]


def test_who_is_taken_while_clients_are_shared_out_stays_with_whoever_took_him(ahora):
    contacto = ContactoCarteraFactory()
    otro = ContactoCarteraFactory(cartera=contacto.cartera, orden=contacto.orden + 1)
    asesora, suplente = UsuarioFactory.create_batch(2)
    supervisora = UsuarioFactory(rol=Rol.SUPERVISOR)
    tomado = Barrier(2, timeout=20)

    def repartir() -> None:
        tomado.wait()
        try:
            asignar(contacto.cartera_id, a=suplente, acto=Acto(supervisora, ahora))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as hilos:
        with transaction.atomic():
            en_mano = tomar_siguiente(acto=Acto(asesora, ahora))
            hilo = hilos.submit(repartir)
            tomado.wait()
            esperar_a(alguien_espera)
        hilo.result(timeout=20)

    duenos = dict(ContactoCartera.objects.values_list("pk", "asignado_a"))
    assert en_mano == contacto
    assert duenos == {contacto.pk: None, otro.pk: suplente.pk}
