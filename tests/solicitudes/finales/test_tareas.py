"""An annulled request is annulled in Smartflex too, and who did it there says so once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import YaDecidido
from indicadores.consultas import dia
from solicitudes.finales.servicio import anular
from solicitudes.finales.tareas import (
    cerrar_tarea,
    deber_anulacion_en_smartflex,
    tareas_abiertas,
    tareas_de,
)
from solicitudes.models import Tarea, Venta
from solicitudes.reglas.errores import PermisoDenegado
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11")]
DESPUES = AHORA + timedelta(days=2)


def anulada(por=None, **datos) -> Venta:
    venta = venta_en(Estado.GLOSADA, **datos)
    quien = por or venta.asesor
    return anular(venta.pk, acto=Acto(quien, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))


def test_it_is_on_the_desk_of_its_asesor_of_canales_and_of_the_floor_and_on_no_other(canales):
    venta = anulada()
    tarea = Tarea.objects.get(venta=venta)
    suyas = [venta.asesor, canales, *(UsuarioFactory(rol=r) for r in ("SUPERVISOR", "JEFE_VENTAS"))]
    otro, de_prueba = UsuarioFactory(rol=Rol.ASESOR), UsuarioFactory(rol=Rol.SUPERVISOR)
    de_prueba.de_prueba = True

    assert all(list(tareas_abiertas(persona)) == [tarea] for persona in suyas)
    assert not any(tareas_de(persona).exists() for persona in (otro, de_prueba))


def test_the_oldest_comes_first_and_what_is_done_is_not_open(asesor):
    nueva, vieja, hecha = (anulada(asesor=asesor).tareas.get() for _ in range(3))
    Tarea.objects.filter(pk=vieja.pk).update(abierta_en=AHORA - timedelta(days=3))
    cerrar_tarea(hecha.pk, acto=Acto(asesor, DESPUES))

    assert list(tareas_abiertas(asesor)) == [vieja, nueva]


def test_it_is_done_once_by_who_says_it_first_and_the_log_has_it(canales):
    venta = anulada()
    tarea = venta.tareas.get()

    cerrar_tarea(tarea.pk, acto=Acto(venta.asesor, DESPUES))
    cerrar_tarea(tarea.pk, acto=Acto(venta.asesor, DESPUES + timedelta(hours=1)))
    with pytest.raises(YaDecidido, match=r"ya lo hizo el 25/11 a las 10:00"):
        cerrar_tarea(tarea.pk, acto=Acto(canales, DESPUES))

    tarea.refresh_from_db()
    assert (tarea.cerrada_por, tarea.cerrada_en) == (venta.asesor, DESPUES)
    assert Evento.objects.filter(cadena=venta.cadena, tipo="tarea_hecha").count() == 1


def test_another_asesor_does_not_say_it():
    with pytest.raises(PermisoDenegado):
        cerrar_tarea(anulada().tareas.get().pk, acto=Acto(UsuarioFactory(rol=Rol.ASESOR), AHORA))


def test_what_had_no_number_owes_nothing():
    assert not deber_anulacion_en_smartflex(venta_en(Estado.DOCUMENTADA), ahora=AHORA)
    assert not Tarea.objects.exists()


def test_its_asesor_hears_that_somebody_else_annulled_it_and_what_is_left_to_do():
    suya, de_otro = anulada(), anulada(por=UsuarioFactory(rol=Rol.SUPERVISOR))

    (aviso,) = Aviso.objects.filter(clave__startswith="anulada:")
    assert aviso.usuario == de_otro.asesor
    assert "El cliente desiste. Falta anular la solicitud en Smartflex." in aviso.texto
    assert aviso.usuario != suya.asesor


@pytest.mark.parametrize(
    ("rol", "donde"),
    [
        (Rol.CANALES_VIRTUALES, "/instalaciones/"),
        (Rol.CANALES_VIRTUALES, "/correos/"),
        (Rol.SUPERVISOR, "/dia/"),
        (Rol.JEFE_VENTAS, "/dia/"),
        (None, "/cola/"),
    ],
)
def test_it_is_counted_where_each_of_them_works(como, rol, donde):
    venta = anulada()
    navegador = como(UsuarioFactory(rol=rol) if rol else venta.asesor)

    html = navegador.get(donde).content.decode()

    assert 'href="/tareas/"' in html
    assert "por anular en smartflex" in html.lower()
    assert dia(ahora=AHORA).por_anular == 1


def test_on_its_page_it_has_its_age_and_leaves_the_list_when_it_is_done(como, una_hora_despues):
    venta = anulada()
    navegador = como(venta.asesor)
    assert "hace 1\xa0hora" in navegador.get("/tareas/").content.decode()

    navegador.post(f"/tareas/{venta.tareas.get().pk}/hecha/")

    pagina = navegador.get("/tareas/")
    assert not pagina.context["pagina"].object_list
    assert [t.cerrada_por for t in pagina.context["hechas"]] == [venta.asesor]


def test_who_only_reads_has_no_button_and_three_cost_what_one_costs(
    como, django_assert_max_num_queries
):
    for _ in range(3):
        anulada()
    jefa = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))

    with django_assert_max_num_queries(10):
        html = jefa.get("/tareas/").content.decode()

    assert "Por hacer · 3" in html
    assert "/hecha/" not in html


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_and_the_other_hears_who(canales):
    tarea, supervisora = anulada().tareas.get(), UsuarioFactory(rol=Rol.SUPERVISOR)
    barrera = Barrier(2, timeout=20)

    def cerrar(quien) -> str:
        barrera.wait()
        try:
            return str(cerrar_tarea(tarea.pk, acto=Acto(quien, DESPUES)).cerrada_por)
        except YaDecidido as dicho:
            return str(dicho)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hilos:
        dichos = list(hilos.map(cerrar, (canales, supervisora)))

    tarea.refresh_from_db()
    assert sorted(d == str(tarea.cerrada_por) for d in dichos) == [False, True]
    assert any("ya lo hizo" in d for d in dichos)
