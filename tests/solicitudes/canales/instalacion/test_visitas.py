"""Visits that did not install: who hears of them, and what reminds of the day agreed (11.2)."""

from datetime import date, datetime, time, timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.interfaz.por_marca import Tramos
from bluecom.pendientes.models import Aviso
from bluecom.plazos.barrido import barrer
from bluecom.plazos.models import Plazo
from solicitudes.canales.consulta import con_instalacion, con_visita_pasada, en_camino
from solicitudes.canales.instalacion.consulta_listas import LISTAS
from solicitudes.canales.instalacion.servicio import (
    exigir_fecha,
    exigir_sin_instalar,
    registrar_instalacion,
    registrar_visita_fallida,
    seguir_la_agenda,
)
from solicitudes.finales.servicio import anular
from solicitudes.models import Venta
from solicitudes.pasos.historia import historia
from solicitudes.plazos.visita import VISITA, acordar_visita, avisar_visitas
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
HOY = hoy(AHORA)
MIERCOLES = HOY + timedelta(days=2)
EN_CAMINO = next(una for una in LISTAS if una.clave == "camino")


def fallida(venta: Venta, canales, *, nueva: date | None = MIERCOLES, fecha: date = HOY):
    return registrar_visita_fallida(
        venta.pk,
        acto=Acto(canales, AHORA),
        fecha=fecha,
        motivo=motivo("VISITA", "AUSENTE"),
        nueva_fecha=nueva,
        tecnico="Luis Vargas",
    )


def instalar(venta: Venta, canales) -> Venta:
    return registrar_instalacion(venta.pk, acto=Acto(canales, AHORA), fecha=HOY)


def al_terminar(dia: date) -> datetime:
    """The first instant at which that day is over."""
    return datetime.combine(dia + timedelta(days=1), time(0, 0, 1), LA_PAZ)


def esperada(venta: Venta) -> Plazo | None:
    return Plazo.objects.abiertos().filter(tipo=VISITA.codigo, objeto_id=venta.pk).first()


def textos(persona) -> list[str]:
    return list(Aviso.objects.filter(usuario=persona).values_list("texto", flat=True))


def test_each_visit_is_an_event_with_its_reason(canales):
    venta = venta_en(Estado.CONFORME)
    visita = fallida(venta, canales)
    instalar(venta, canales)

    evento = Evento.objects.get(cadena=venta.cadena, tipo="visita_fallida")
    assert evento.datos == {"motivo": "AUSENTE", "visita": visita.pk}
    assert Evento.objects.filter(cadena=venta.cadena, tipo="registrar_instalacion").exists()
    venta = Venta.objects.con_cabecera().get(pk=venta.pk)
    (fila,) = [f for f in historia(venta, leer_alrededor(venta)) if f["acto"] == "visita_fallida"]
    assert fila["nota"] == "No había nadie. Nueva visita: 25/11/2026."


def test_the_asesor_hears_why_and_when_they_come_back(canales):
    venta = venta_en(Estado.CONFORME)
    fallida(venta, canales)
    fallida(venta, canales, nueva=None)

    con, sin = [t for t in textos(venta.asesor) if t.startswith("No se instaló")]
    assert con.endswith("No había nadie. Nueva visita: 25/11/2026.")
    assert sin.endswith("No había nadie. Sin nueva fecha.")


def test_when_the_day_agreed_is_over_canales_and_the_asesor_are_reminded(canales):
    venta = venta_en(Estado.CONFORME)
    ajena = UsuarioFactory(rol=Rol.CANALES_VIRTUALES, de_prueba=True)
    jefa = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    fallida(venta, canales)
    assert barrer(ahora=al_terminar(MIERCOLES) - timedelta(seconds=2)) == []

    (texto,) = barrer(ahora=al_terminar(MIERCOLES))
    assert barrer(ahora=al_terminar(MIERCOLES) + timedelta(hours=1)) == []

    assert f"para el {MIERCOLES:%d/%m/%Y}: falta anotar cómo fue" in texto
    assert texto in textos(canales)
    assert texto in textos(venta.asesor)
    assert texto not in textos(ajena) + textos(jefa)
    assert list(con_visita_pasada(Acto(canales, al_terminar(MIERCOLES)))) == [venta]
    assert VISITA.avisar is avisar_visitas


def test_forgotten_for_three_days_its_jefe_hears_and_an_installation_ends_it(canales):
    venta = venta_en(Estado.CONFORME)
    jefa = UsuarioFactory(rol=Rol.JEFE_SERVICIO)
    fallida(venta, canales)

    (texto,) = barrer(ahora=al_terminar(MIERCOLES) + timedelta(days=3))
    assert texto in textos(jefa)

    instalar(venta, canales)
    assert not Aviso.objects.abiertos().filter(texto=texto).exists()


def test_thirty_hours_without_a_beat_remind_all_the_same_and_of_none_that_was_met(canales):
    olvidada, visitada = venta_en(Estado.CONFORME), venta_en(Estado.CONFORME)
    fallida(olvidada, canales)
    fallida(visitada, canales)
    instalar(visitada, canales)

    dichos = barrer(ahora=al_terminar(MIERCOLES) + timedelta(hours=30))

    assert [f"venta {olvidada.pk}" in texto for texto in dichos] == [True]


def test_another_visit_takes_the_place_of_the_day_agreed(canales):
    venta = venta_en(Estado.GLOSADA)
    fallida(venta, canales)
    fallida(venta, canales, nueva=MIERCOLES + timedelta(days=5))

    assert barrer(ahora=al_terminar(MIERCOLES)) == []
    assert hoy(esperada(venta).inicio) == MIERCOLES + timedelta(days=5)
    instalar(venta, canales)
    assert esperada(venta) is None
    assert not con_visita_pasada(Acto(canales, al_terminar(MIERCOLES))).exists()


def test_nobody_waits_for_the_visit_of_an_annulled_sale(canales):
    venta = venta_en(Estado.GLOSADA)
    fallida(venta, canales)

    anular(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("ANULACION", "CLIENTE_DESISTE"))

    assert esperada(venta) is None
    assert barrer(ahora=al_terminar(MIERCOLES)) == []


def test_the_same_day_agreed_again_by_nobody_is_the_same_deadline(canales):
    venta = venta_en(Estado.GLOSADA)
    fallida(venta, canales)
    antes, acto = esperada(venta), Acto(canales, AHORA)

    seguir_la_agenda(venta, acto=acto, hubo=False)
    assert esperada(venta) == antes
    acordar_visita(venta, None, acto=acto, hubo=False)
    assert esperada(venta) is None


def test_after_an_installation_no_visit_fails(canales):
    venta = instalar(venta_en(Estado.ENTREGADA), canales)

    with pytest.raises(TransicionInvalida, match="ya está registrada"):
        fallida(venta, canales)
    with pytest.raises(TransicionInvalida, match="ya está registrada"):
        exigir_sin_instalar(venta)
    with pytest.raises(TransicionInvalida, match="no puede ser futura"):
        exigir_fecha(venta, HOY + timedelta(days=1))
    assert list(con_instalacion(canales)) == [venta]
    assert not en_camino(canales).exists()


def test_the_desk_is_paged_from_the_oldest_and_three_cost_what_one_costs(
    mostrador, canales, monkeypatch, django_assert_max_num_queries
):
    de_a_dos = Tramos(EN_CAMINO._componer, por=EN_CAMINO.por, cuantas=2, de_lo_viejo=True)
    monkeypatch.setitem(EN_CAMINO.__dict__, "paginas", de_a_dos)
    ventas = [venta_en(Estado.GLOSADA, ahora=AHORA - timedelta(hours=n)) for n in (1, 3, 2)]
    fallida(ventas[1], canales)

    with django_assert_max_num_queries(10):
        primera = mostrador.get("/instalaciones/?de=camino")
    segunda = mostrador.get(f"/instalaciones/?{primera.context['sigue']}")

    assert [v.pk for v in primera.context["ventas"]] == [ventas[1].pk, ventas[2].pk]
    assert [v.pk for v in segunda.context["ventas"]] == [ventas[0].pk]
    assert not segunda.context["sigue"]
    assert "vuelven el 25/11" in primera.content.decode()
