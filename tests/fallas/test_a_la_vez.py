"""Two people at the same instant: one act, and the other is told in words."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar, verificar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol, Usuario
from bluecom.rechazo import YaDecidido
from cartera.models import Llamada
from solicitudes.canales.revision import servicio as revision
from solicitudes.finales.siguiente import tomar
from solicitudes.models import EnRevision, MarcaDeRevision, Observacion, Venta
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import CarteraFactory, ContactoCarteraFactory
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en
from tests.solicitudes.ventas_sueltas import VentaFactory

pytestmark = pytest.mark.django_db(transaction=True)


def a_la_vez(*actos: Callable[[], Any]) -> list[Any]:
    """Do all of them at the same instant, each on its own connection; errors are results."""
    barrera = Barrier(len(actos), timeout=20)

    def hacer(acto: Callable[[], Any]) -> Any:
        try:
            barrera.wait()
            return acto()
        except Exception as error:  # what each one was told is what the test looks at
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(hacer, actos))


def _navegador(usuario: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


@pytest.mark.paso("1.2")
def test_two_asesores_never_get_the_same_client():
    cartera = CarteraFactory()
    ContactoCarteraFactory.create_batch(2, cartera=cartera)
    asesores = UsuarioFactory.create_batch(2)

    ventas = a_la_vez(*(lambda a=a: tomar(acto=Acto(a, AHORA)) for a in asesores))

    assert {v.asesor for v in ventas} == set(asesores)
    assert len({v.contacto_id for v in ventas}) == 2


@pytest.mark.paso("1.2")
def test_the_last_client_goes_to_one_of_them():
    ContactoCarteraFactory()
    asesores = UsuarioFactory.create_batch(2)

    ventas = a_la_vez(*(lambda a=a: tomar(acto=Acto(a, AHORA)) for a in asesores))

    assert sorted(v is None for v in ventas) == [False, True]
    assert Venta.objects.count() == 1


@pytest.mark.paso("1.2")
def test_the_same_key_pressed_twice_takes_one_client():
    cartera = CarteraFactory()
    ContactoCarteraFactory.create_batch(3, cartera=cartera)
    navegador, otro = (_navegador(u) for u in [UsuarioFactory()] * 2)

    respuestas = a_la_vez(*(lambda n=n: n.post("/cola/siguiente/") for n in (navegador, otro)))

    assert [r.status_code for r in respuestas] == [302, 302]
    venta = Venta.objects.get()
    assert {r.url for r in respuestas} <= {venta.get_absolute_url(), "/cola/"}


@pytest.mark.paso("11.1")
def test_of_two_reviewers_one_decides_and_the_other_reads_who_won():
    venta = venta_en(Estado.ENTREGADA)
    una, otra = UsuarioFactory.create_batch(2, rol=Rol.CANALES_VIRTUALES)
    Observacion.objects.create(
        venta=venta,
        ronda=0,
        item="CARTA",
        item_nombre="Carta",
        paso=6,
        motivo=motivo("OBSERVACION", "CARTA_SIN_FIRMA"),
        creada_por=una,
        creada_en=AHORA,
    )

    resultados = a_la_vez(
        *(
            lambda u=u: revision.observar(venta.pk, acto=Acto(u, timezone.now()))
            for u in (una, otra)
        )
    )

    (perdio,) = [r for r in resultados if isinstance(r, Exception)]
    assert isinstance(perdio, YaDecidido)
    assert any(f"{quien} ya decidió a las" in str(perdio) for quien in (una, otra))
    assert Evento.objects.filter(cadena=venta.cadena, tipo="observar").count() == 1
    assert Venta.objects.get(pk=venta.pk).rondas == 1


@pytest.mark.paso("11.1")
def test_two_reviewers_in_their_browsers_both_get_a_page():
    venta = venta_en(Estado.ENTREGADA)
    revisores = UsuarioFactory.create_batch(2, rol=Rol.CANALES_VIRTUALES)
    navegadores = [_navegador(u) for u in revisores]
    mirar(venta, Acto(revisores[0], timezone.now()))
    navegadores[0].post(f"/revision/{venta.pk}/", {"accion": "todo"})
    EnRevision.objects.all().delete()

    respuestas = a_la_vez(
        *(lambda n=n: n.post(f"/revision/{venta.pk}/", {"accion": "aprobar"}) for n in navegadores)
    )

    assert [r.status_code for r in respuestas] == [302, 302]
    assert Venta.objects.get(pk=venta.pk).estado == Estado.CONFORME
    assert Evento.objects.filter(cadena=venta.cadena, tipo="aprobar").count() == 1


@pytest.mark.paso("11.1")
def test_two_reviewers_tick_at_once_and_neither_writes_over_the_other():
    venta = venta_en(Estado.ENTREGADA)
    revisores = UsuarioFactory.create_batch(2, rol=Rol.CANALES_VIRTUALES)
    for revisor in revisores:
        mirar(venta, Acto(revisor, timezone.now()))
    navegadores = [_navegador(u) for u in revisores]
    ruta, viva = f"/revision/{venta.pk}/marcar/", {"HX-Request": "true"}

    respuestas = a_la_vez(
        *(
            lambda n=n, item=item: n.post(ruta, {"marca": item, "item": [item]}, headers=viva)
            for n, item in zip(navegadores, ("CI", "CARTA"), strict=True)
        )
    )

    assert [r.status_code for r in respuestas] == [200, 200]
    suya = EnRevision.objects.get()
    assert {m.por for m in MarcaDeRevision.objects.all()} == {suya.revisor}
    (avisada,) = [r for r in respuestas if r.headers.get("HX-Refresh")]
    dicho = " ".join(str(m) for m in get_messages(avisada.wsgi_request))
    assert f"La revisa {suya.revisor} desde las" in dicho


@pytest.mark.paso("11.1")
def test_the_same_reviewer_s_ticks_at_once_are_all_kept():
    venta = venta_en(Estado.ENTREGADA)
    revisor = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    mirar(venta, Acto(revisor, timezone.now()))
    items = ("CI", "CARTA", "TITULAR", "COBRO")
    navegadores = [_navegador(revisor) for _ in items]
    ruta, viva = f"/revision/{venta.pk}/marcar/", {"HX-Request": "true"}

    a_la_vez(
        *(
            lambda n=n, item=item: n.post(ruta, {"marca": item, "item": [item]}, headers=viva)
            for n, item in zip(navegadores, items, strict=True)
        )
    )

    assert {m.item for m in MarcaDeRevision.objects.all()} == set(items)


def test_who_comes_second_with_the_page_open_reads_who_was_first_and_when():
    venta = venta_en(Estado.ENTREGADA)
    una, otra = UsuarioFactory.create_batch(2, rol=Rol.CANALES_VIRTUALES)
    _navegador(una).post(
        f"/revision/{venta.pk}/observar/",
        {"item": "CARTA", "motivo": motivo("OBSERVACION", "CARTA_SIN_FIRMA").pk},
    )
    _navegador(una).post(f"/revision/{venta.pk}/", {"accion": "observar"})

    respuesta = _navegador(otra).post(f"/revision/{venta.pk}/", {"accion": "aprobar"})

    dicho = " ".join(str(m) for m in get_messages(respuesta.wsgi_request))
    assert f"{una} ya decidió a las" in dicho
    assert "observada" in dicho


@pytest.mark.paso("2.1")
def test_a_step_sent_twice_by_two_forms_is_taken_once_and_the_later_one_is_told():
    venta = venta_en(Estado.TOMADA)
    navegadores = [_navegador(venta.asesor) for _ in range(2)]
    ruta = f"/ventas/{venta.pk}/pasos/2/"
    datos = {"servicios": venta.servicios_requeridos, "servicios_requeridos": "FTTH_GPON"}

    respuestas = a_la_vez(*(lambda n=n: n.post(ruta, datos) for n in navegadores))
    tercera = navegadores[0].post(ruta, datos)

    assert 302 in [r.status_code for r in respuestas]
    assert tercera.status_code == 409
    assert Venta.objects.get(pk=venta.pk).estado == Estado.VERIFICADA
    tipos = Evento.objects.filter(cadena=venta.cadena, tipo="verificar_requisitos")
    assert tipos.count() == 1
    assert venta.verificaciones.filter(paso=2).count() == 1


@pytest.mark.paso("4.1")
def test_an_outcome_sent_twice_at_the_same_instant_counts_once():
    venta = venta_en(Estado.FACTIBLE, ahora=timezone.now())
    navegadores = [_navegador(venta.asesor) for _ in range(2)]
    datos = {"segunda": "NO_ACEPTA.PRECIO", "una_vez": "x" * 22}

    respuestas = a_la_vez(
        *(lambda n=n: n.post(f"/ventas/{venta.pk}/llamada/", datos) for n in navegadores)
    )

    assert Llamada.objects.count() == 1
    assert [(r.status_code, r.url) for r in respuestas] == [(302, "/cola/")] * 2
    for respuesta in respuestas:
        dicho = [str(m) for m in get_messages(respuesta.wsgi_request)]
        assert dicho[0] == "Llamada registrada: No acepta: el precio."


@pytest.mark.paso("2.1")
def test_a_step_sent_twice_at_the_same_instant_reads_as_success_to_both():
    venta = venta_en(Estado.TOMADA)
    navegadores = [_navegador(venta.asesor) for _ in range(2)]
    datos = {
        "servicios": venta.servicios_requeridos,
        "servicios_requeridos": "FTTH_GPON",
        "una_vez": "y" * 22,
    }

    respuestas = a_la_vez(
        *(lambda n=n: n.post(f"/ventas/{venta.pk}/pasos/2/", datos) for n in navegadores)
    )

    assert [(r.status_code, r.url) for r in respuestas] == [(302, venta.get_absolute_url())] * 2
    assert venta.verificaciones.filter(paso=2).count() == 1


def test_a_chain_written_by_many_at_once_stays_whole():
    venta = VentaFactory(estado=Estado.GLOSADA)

    resultados = a_la_vez(
        *(
            lambda n=n: anotar(venta.cadena, "nota", acto=acto_del_sistema(AHORA), datos={"n": n})
            for n in range(6)
        )
    )

    assert sorted(e.n for e in resultados) == [1, 2, 3, 4, 5, 6]
    assert verificar(venta.cadena) == []
