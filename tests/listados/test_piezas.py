"""The pieces of a list on its way out, each by itself."""

import io
from datetime import date, timedelta

import pytest
from django.db.models import Q
from django.utils import timezone

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.listados import listado as registro
from bluecom.listados.de_fondo import hacer
from bluecom.listados.exportar import anotar_exportacion, escribir_en, nombre_del_archivo
from bluecom.listados.filtros import Filtros, dia, entre_dias
from bluecom.listados.listado import Pedido, listado_llamado, registrar
from bluecom.listados.manejadores import hacer_exportacion
from bluecom.listados.models import Exportacion
from bluecom.listados.tasks import olvidar_exportaciones
from bluecom.pendientes.models import Pendiente
from bluecom.planillas.salida import Formato
from tests.factories_cuentas import UsuarioFactory
from tests.listados.inventado import GENTE, gente, hallar, inscribir


class DiasForm(Filtros):
    desde = dia("Desde")


@pytest.fixture
def acto(db, ahora):
    return Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), ahora)


@pytest.fixture
def pedida(acto, monkeypatch):
    inscribir(monkeypatch)
    gente(2)
    return Exportacion.objects.create(
        listado="gente",
        formato="csv",
        rol=acto.usuario.rol,
        total=2,
        pedida_por=acto.usuario,
        pedida_en=timezone.now(),
    )


def test_a_list_is_found_by_its_code(monkeypatch):
    monkeypatch.setattr(registro, "_listados", {})

    assert registrar(GENTE) is listado_llamado("gente")
    assert listado_llamado("otra") is None


def test_the_file_is_called_by_its_list_and_the_day_in_la_paz(acto):
    assert nombre_del_archivo(GENTE, Formato.XLSX, acto=acto) == "gente-2026-11-23.xlsx"


def test_whoever_writes_is_told_how_far_it_is(acto):
    gente(3)
    dicho: list[int] = []
    hallado = hallar(Pedido(acto.usuario, acto.ahora, {}))
    cuantas = escribir_en(
        io.BytesIO(), GENTE, hallado, Formato.CSV, acto=acto, al_avanzar=dicho.append
    )

    assert (cuantas, dicho) == (3, [3])


def test_what_is_noted_names_nobody(acto):
    anotar_exportacion(GENTE, {"quien": "zutana"}, Formato.CSV, 7, acto=acto)

    datos = Evento.objects.get(tipo="exportar").datos
    assert (datos["filtros"], datos["filas"]) == ({"quien": "…"}, 7)


def test_made_twice_it_is_made_once(pedida):
    hacer(pedida.pk)
    pedida.refresh_from_db()
    archivo = pedida.archivo
    hacer_exportacion(Pendiente(objeto_id=pedida.pk))

    pedida.refresh_from_db()
    assert (pedida.archivo, pedida.filas) == (archivo, 2)


def test_the_sweep_forgets_what_is_a_day_old_and_nothing_else(pedida):
    hacer(pedida.pk)
    olvidar_exportaciones()
    assert Exportacion.objects.get().archivo

    Exportacion.objects.update(pedida_en=timezone.now() - timedelta(hours=25))
    olvidar_exportaciones()
    assert not Exportacion.objects.get().archivo


@pytest.mark.parametrize(
    ("escrito", "vale"), [("2026-11-23", True), ("1999-12-31", False), ("ayer", False), ("", True)]
)
def test_a_day_is_one_of_which_this_house_may_speak(escrito, vale):
    assert DiasForm({"desde": escrito}).is_valid() is vale


def test_days_are_those_of_la_paz_both_included():
    condicion = entre_dias("inicio", date(2026, 11, 23), date(2026, 11, 24))

    desde, hasta = (valor.isoformat() for _, valor in condicion.children)
    assert desde == "2026-11-23T00:00:00-04:00"
    assert hasta == "2026-11-24T23:59:59.999999-04:00"
    assert entre_dias("inicio", None, None) == Q()
