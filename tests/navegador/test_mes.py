"""The Jefe looks for ten seconds: how do we stand, what cost us most, what do I do now (III.2)."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from bluecom.bolivia.fechas import limites_del_mes, mes_anterior, mes_de
from bluecom.cuentas.models import Rol
from cartera.models import Llamada
from indicadores.cierre.servicio import cerrar
from solicitudes.reglas.estados import Estado
from tests.apoyo.navegador import faltas_de_accesibilidad
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f
from tests.indicadores.cierres import SIN_ARCHIVOS, de

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.paso("III.2")]
ALTO = 768
LA_VISTA = {"width": 1366, "height": ALTO}
MESES_DE_ANTES = 13
EN_MARCHA = (Estado.ACEPTADA, Estado.EXPLICADA, Estado.DOCUMENTADA, Estado.DETALLADA)


def _meses(ahora: datetime) -> None:
    """A year before this month, most of it signed."""
    mes = mes_de(ahora)
    for n in range(MESES_DE_ANTES):
        mes = mes_anterior(mes)
        cuando = limites_del_mes(mes)[0] + timedelta(days=9, hours=10)
        f.llamadas(60, cuando)
        f.registradas(60 - n % 4, cuando)
        if n > 1:
            cerrar(mes, dispensas=SIN_ARCHIVOS, acto=de(Rol.JEFE_VENTAS, ahora))


def _este_mes(ahora: datetime) -> None:
    """Days alike up to today; refusals, sales on their way, and one folder past its limit."""
    zonas = ["Norte", "Sud", "Cercado"]
    dias = [ahora - timedelta(days=n) for n in range(ahora.day)]
    nombres = (("Rosa", "Vargas"), ("Jorge", "Peña"), ("Lucía", "Rojas"))
    asesores = [
        UsuarioFactory(rol=Rol.ASESOR, first_name=nombre, last_name=apellido)
        for nombre, apellido in nombres
    ]
    for n, dia in enumerate(dias):
        for k in range(3):
            contacto = f.contacto()
            contacto.zona = zonas[(n + k) % 3]
            contacto.save()
            resultado = "NO_ACEPTA" if (n + k) % 5 == 0 else "ACEPTA"
            una = f.llamada(dia, resultado, contacto=contacto, agente=asesores[(n + k * k) % 3])
            if resultado == "ACEPTA":
                _vender(una, dia, n + k)
    vence = ahora - timedelta(hours=3)
    f.venta(dias[-1], estado=Estado.IMPRESA, vence_en=vence, asesor=asesores[0])


def _vender(una: Llamada, dia: datetime, n: int) -> None:
    if n % 6 == 1:
        estado = EN_MARCHA[n % 4]
        f.venta(aceptada_en=dia, llamada=una, estado=estado, asesor=una.agente, plan="FTTH-50")
    else:
        f.venta(dia, llamada=una, asesor=una.agente, plan="FTTH-50")


def _a_la_vista(pagina: Page, cosa: str) -> bool:
    caja = pagina.locator(cosa).first.bounding_box()
    assert caja is not None
    return caja["y"] + caja["height"] <= ALTO


def test_the_first_screen_says_how_it_stands_what_cost_it_and_what_to_do(entrar_como, retratar):
    ahora = timezone.now()
    _meses(ahora)
    _este_mes(ahora)
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS, first_name="Álvaro", last_name="Méndez")
    pagina = entrar_como(jefe, viewport=LA_VISTA)

    pagina.goto("/mes/")
    expect(pagina.locator(".por-que .costo").first).to_be_visible()
    expect(pagina.locator(".faltantes li").first).to_be_visible()
    assert pagina.locator(".tendencia").count() == 0

    for cosa in (".titular--oficial", ".por-que .costo", ".por-mover li"):
        assert _a_la_vista(pagina, cosa), cosa
    retratar(pagina, "mes-como-vamos")
    assert faltas_de_accesibilidad(pagina) == []

    pagina.get_by_role("link", name="Todas las causas").click()
    expect(pagina.get_by_role("heading", name="Lo que costó")).to_be_in_viewport()
    retratar(pagina, "mes-que-nos-costo")

    pagina.get_by_role("link", name="Por zona").press("Enter")
    expect(pagina.locator("#comparar-zona[aria-current]")).to_be_focused()
    expect(pagina).to_have_url(re.compile(r"/mes/\?por=zona#comparacion$"))
    pagina.reload()
    expect(pagina.locator("#comparar-zona[aria-current]")).to_be_visible()

    pagina.locator(".por-mover .cuantas").first.click()
    expect(pagina.locator("h1")).to_contain_text("Aceptadas y sin registrar todavía")
    retratar(pagina, "mes-que-hacer")
