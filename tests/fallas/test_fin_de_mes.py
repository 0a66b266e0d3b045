"""The end of a month on real processes: beat, a worker and a mail server at that instant."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.models import Aviso, Pendiente, Situacion
from cartera.models import Llamada
from indicadores.cierre.ajustes import ajustes
from indicadores.consultas import mes
from indicadores.models import Alerta, InformeMensual
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.apoyo.esperar import esperar_a
from tests.apoyo.pdf import texto_de
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import cerrado
from tests.solicitudes.ventas_sueltas import por_la_puerta

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.paso("III.2"),
    pytest.mark.largo,
]
LA_PAZ = ZoneInfo("America/La_Paz")
NOVIEMBRE = datetime(2026, 11, 12, 10, tzinfo=LA_PAZ)


@pytest.fixture
def jefes(_servidor_correo):
    _servidor_correo.como_nuevo()
    UsuarioFactory(rol=Rol.JEFE_VENTAS, email="ventas@comteco.example")
    UsuarioFactory(rol=Rol.JEFE_SERVICIO, email="servicio@comteco.example")


@pytest.fixture
def noviembre():
    una = f.llamada(NOVIEMBRE, "ACEPTA")
    f.llamadas(6, NOVIEMBRE)
    f.venta(NOVIEMBRE, llamada=una, plan="FTTH-50")
    f.llamadas(3, NOVIEMBRE, de_prueba=True)
    f.llamadas(2, datetime(2026, 12, 1, 0, 30, tzinfo=LA_PAZ))


def _recuento() -> str:
    """n and N of November, row by row, without a query of the indicator's."""
    n = sum(
        v.glosada_en is not None
        and v.glosada_en.astimezone(LA_PAZ).month == 11
        and not v.contacto.cartera.de_prueba
        for v in Venta.objects.select_related("contacto__cartera")
    )
    todas = Llamada.objects.select_related("contacto__cartera")
    d = sum(
        ll.efectiva
        and ll.proposito == "OFERTA"
        and ll.inicio.astimezone(LA_PAZ).month == 11
        and not ll.contacto.cartera.de_prueba
        for ll in todas
    )
    return f"{n} solicitud registrada / {d} llamadas efectivas"


def _barridos(registro: Path, tarea: str = "deber_informes") -> int:
    """How often the worker did a sweep, at first the one that owes reports."""
    lineas = registro.read_text().splitlines()
    return sum(tarea in linea and "succeeded" in linea for linea in lineas)


def _todo_hecho() -> bool:
    filas = Pendiente.objects.values_list("situacion", flat=True)
    return bool(filas) and set(filas) == {Situacion.HECHO}


def test_at_six_of_the_first_day_the_report_arrives_once_and_is_true(
    adelantados, noviembre, jefes, _servidor_correo
):
    las_seis = datetime(2026, 12, 1, 6, tzinfo=LA_PAZ)
    un_poco_antes = las_seis - timedelta(seconds=25)
    registro = adelantados.trabajador(un_poco_antes)
    for _ in range(2):  # any number of beats may run
        adelantados.reloj(un_poco_antes)

    esperar_a(lambda: _barridos(registro) >= 2, 120)
    esperar_a(lambda: _todo_hecho() and len(_servidor_correo.mensajes) >= 2, 120)

    assert {m["To"] for m in _servidor_correo.mensajes} == {
        "ventas@comteco.example",
        "servicio@comteco.example",
    }
    assert len(_servidor_correo.mensajes) == 2
    adjunto, planilla = _servidor_correo.mensajes[0].iter_attachments()
    assert planilla.get_filename() == "informe-2026-11.xlsx"
    texto = texto_de(adjunto.get_content())
    assert _recuento() == "1 solicitud registrada / 7 llamadas efectivas"
    assert _recuento() in texto
    assert "14,28 %" in texto
    assert "PROVISIONAL" in texto


def test_after_days_without_beat_every_missed_month_arrives_once(
    adelantados, noviembre, jefes, _servidor_correo
):
    ahora = datetime(2027, 2, 4, 8, 14, 35, tzinfo=LA_PAZ)
    registro = adelantados.trabajador(ahora)
    adelantados.reloj(ahora)

    esperar_a(lambda: _barridos(registro) >= 1, 120)
    esperar_a(lambda: _todo_hecho() and len(_servidor_correo.mensajes) >= 6, 120)

    assert list(InformeMensual.objects.values_list("mes", flat=True)) == [
        "2027-01",
        "2026-12",
        "2026-11",
    ]
    para_ventas = [m["Subject"] for m in _servidor_correo.mensajes if "ventas" in m["To"]]
    assert sorted(para_ventas) == [
        "Informe de diciembre de 2026 (PROVISIONAL)",
        "Informe de enero de 2027 (PROVISIONAL)",
        "Informe de noviembre de 2026 (PROVISIONAL)",
    ]


def test_over_the_months_end_a_fall_is_told_once_and_ends_with_its_month(adelantados):
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    f.llamadas(12, NOVIEMBRE)
    ultima_noche = datetime(2026, 11, 30, 23, 56, 40, tzinfo=LA_PAZ)
    registro = adelantados.trabajador(ultima_noche)
    for _ in range(2):
        adelantados.reloj(ultima_noche)
    esperar_a(lambda: _barridos(registro, "vigilar_el_mes") >= 2, 120)

    [alerta] = Alerta.objects.all()
    [aviso] = Aviso.objects.filter(usuario=jefe)
    assert (alerta.mes, alerta.que, alerta.hasta) == ("2026-11", Alerta.Que.BAJO, None)
    assert aviso.asunto == alerta.asunto

    adelantados.matar()
    registro = adelantados.trabajador(ultima_noche + timedelta(minutes=10))
    adelantados.reloj(ultima_noche + timedelta(minutes=10))
    esperar_a(lambda: _barridos(registro, "vigilar_el_mes") >= 1, 120)

    aviso.refresh_from_db()
    assert aviso.cierre == "el mes terminó"
    assert Alerta.objects.get().hasta is not None


def test_a_closed_month_is_reported_once_and_what_comes_late_stays_beside_it(
    adelantados, noviembre, jefes, _servidor_correo
):
    firma = datetime(2026, 12, 5, 9, tzinfo=LA_PAZ)
    cierre = cerrado(acto=Acto(Usuario.objects.get(rol=Rol.JEFE_VENTAS), firma))
    tarde = firma + timedelta(minutes=59, seconds=35)
    registrada = Venta.objects.get(contacto__cartera__de_prueba=False)
    with transaction.atomic():
        por_la_puerta(registrada, Estado.ANULADA, cerrada_en=tarde)
    f.llamada(NOVIEMBRE)
    registro = adelantados.trabajador(tarde)
    for _ in range(2):
        adelantados.reloj(tarde)

    esperar_a(lambda: _todo_hecho() and len(_servidor_correo.mensajes) >= 2, 120)
    esperar_a(lambda: _barridos(registro) >= 1 and _barridos(registro, "juntar_totales") >= 2, 120)

    definitivo = "Informe de noviembre de 2026 (DEFINITIVO)"
    assert [m["Subject"] for m in _servidor_correo.mensajes] == [definitivo] * 2
    papel = next(_servidor_correo.mensajes[0].iter_attachments()).get_content()
    assert "1 solicitud registrada / 7 llamadas efectivas" in texto_de(papel)
    dice = mes("2026-11", ahora=tarde).oficial
    assert (dice.n, dice.d) == (1, 7)
    netos = {str(uno.figura): uno.neto for uno in ajustes(cierre, ahora=tarde)}
    assert netos == {"registradas": -1, "efectivas": 1, "hechas": 1}
