"""The pages of the month, the day and the health: who opens them and what they show."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy, mes_de
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Pendiente, Situacion
from indicadores.consultas.dia import dia
from solicitudes.models import LlamadaDeVenta
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores import factories as f

pytestmark = pytest.mark.django_db
LEEN = [Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO]
PAGINAS = [
    "/mes/",
    "/mes/2026-10/",
    "/mes/2026-10/todo/",
    "/mes/2026-10/parte/costos/",
    "/mes/2026-10/filas/registradas/",
    "/dia/debidos/",
    "/dia/tiempos/",
]


@pytest.fixture
def entrar(client):
    def como(rol):
        client.force_login(UsuarioFactory(rol=rol))
        return client

    return como


@pytest.fixture
def apartado():
    ahora = timezone.now()
    return Pendiente.objects.create(
        tipo="documentos:producir",
        clave="documentos:producir:7",
        situacion=Situacion.APARTADO,
        intentos=8,
        creado_en=ahora,
        proximo_en=ahora,
        ultimo_error="Apartar: falta alguien@correo.example",
    )


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize("rol", [r for r in Rol.values if r != Rol.SISTEMA])
def test_pages_of_the_jefes_are_theirs(entrar, rol, pagina):
    assert entrar(rol).get(pagina).status_code == (200 if rol in LEEN else 403)


@pytest.mark.parametrize("pagina", PAGINAS)
def test_pages_ask_for_a_login(client, pagina):
    assert reverse("entrar") in client.get(pagina)["Location"]


@pytest.mark.paso("III.2")
def test_the_month_prints_the_sheet_as_the_procedure_writes_it(entrar):
    pagina = entrar(Rol.JEFE_VENTAS).get("/mes/2026-10/").content.decode()

    for texto in (
        "Registro eficaz de solicitudes de venta de servicios de COMTECO",
        "Reportes del Sistema Smartflex",
        "Div. Servicio al Cliente",
        "Div. Ventas",
        "Jefe de Ventas",
        "Mensual",
        "Total solicitudes de venta efectivas registradas en sistema",
        "Total llamadas efectivas al cliente",
        "Mayor o igual a 98%: Aceptado",
        "Menor a 98%: Observado",
    ):
        assert texto in pagina


def test_the_month_shows_both_figures_verdict_gap_and_its_rows(entrar):
    dia = timezone.now()
    una = f.llamada(dia, "ACEPTA")
    f.llamada(dia)
    f.venta(dia, llamada=una)

    pagina = entrar(Rol.JEFE_VENTAS).get(f"/mes/{mes_de(hoy(dia))}/todo/").content.decode()

    assert "50,00 %" in pagina
    assert "100,00 %" in pagina
    assert "Tasa de registro de ventas aceptadas" in pagina
    assert "Observado" in pagina
    assert "Falta" in pagina
    assert "PROVISIONAL" in pagina
    assert "<title id=" in pagina
    assert "/filas/registradas/" in pagina


def test_a_future_month_is_not_offered_and_a_wrong_one_is_not_found(entrar):
    jefe = entrar(Rol.JEFE_VENTAS)

    assert 'rel="next"' not in jefe.get("/mes/").content.decode()
    assert 'rel="next"' in jefe.get("/mes/2026-01/").content.decode()
    assert jefe.get("/mes/2026-13/").status_code == 404
    assert jefe.get("/mes/2026-10/filas/nada/").status_code == 404
    assert jefe.get("/mes/2026-10/filas/registradas/?agente=x").status_code == 404


def test_rows_come_in_pages(entrar):
    f.llamadas(51, timezone.now())

    respuesta = entrar(Rol.SUPERVISOR).get(f"/mes/{_este_mes()}/filas/efectivas/")

    assert "1–50 de 51" in respuesta.content.decode()


def test_a_call_leads_to_its_sale_and_one_without_any_says_so(entrar):
    suya = f.llamada(timezone.now(), "ACEPTA")
    venta = f.venta(timezone.now(), llamada=suya)
    LlamadaDeVenta.objects.create(llamada=suya, venta=venta)
    f.llamada(timezone.now())

    respuesta = entrar(Rol.SUPERVISOR).get(f"/mes/{_este_mes()}/filas/efectivas/")

    assert {c.de_la_venta for c in respuesta.context["pagina"]} == {venta.pk, None}
    assert f'href="{venta.get_absolute_url()}"' in respuesta.content.decode()


def _este_mes():
    return timezone.localtime().strftime("%Y-%m")


def test_the_day_says_who_is_with_whom_and_what_expires(entrar):
    ahora = timezone.now()
    asesor = UsuarioFactory(first_name="Rosa", last_name="Vargas")
    f.venta(tomada_en=ahora - timedelta(minutes=5), asesor=asesor, estado=Estado.VERIFICADA)
    vencida = f.venta(ahora, estado=Estado.IMPRESA, vence_en=ahora - timedelta(minutes=40))
    pronto = f.venta(ahora, estado=Estado.IMPRESA, vence_en=ahora + timedelta(minutes=90))
    dormida = f.venta(ahora - timedelta(hours=30), estado=Estado.GLOSADA)

    d = entrar(Rol.SUPERVISOR).get("/dia/").context["d"]

    [puesto] = [p for p in d.puestos if p.asesor == asesor]
    assert (puesto.venta.estado, puesto.demora) == (Estado.VERIFICADA, False)
    assert (d.vencidas, d.por_vencer) == ([vencida], [pronto])
    assert [v for v, _ in d.glosadas] == [dormida]


@pytest.mark.paso("10.1")
def test_at_the_very_instant_of_its_limit_a_folder_is_not_overdue():
    limite = timezone.now()
    venta = f.venta(limite, estado=Estado.IMPRESA, vence_en=limite)

    assert dia(ahora=limite).vencidas == []
    assert dia(ahora=limite).por_vencer == [venta]
    assert dia(ahora=limite + timedelta(microseconds=1)).vencidas == [venta]


def test_a_poll_gets_nothing_when_nothing_changed(entrar):
    supervisor = entrar(Rol.SUPERVISOR)
    version = supervisor.get("/dia/").context["version"]
    vivo = {"HX-Request": "true"}

    nueva = supervisor.get("/dia/?v=otra", headers=vivo)

    assert nueva.status_code == 200
    assert b"<html" not in nueva.content
    version = nueva.context["version"]
    assert supervisor.get(f"/dia/?v={version}", headers=vivo).status_code in {200, 204}


def test_the_jefe_puts_back_what_was_set_aside(entrar, apartado):
    jefe = entrar(Rol.JEFE_VENTAS)
    assert "Reponer" in jefe.get("/dia/").content.decode()

    respuesta = jefe.post(reverse("reponer_pendiente", args=[apartado.pk]))

    apartado.refresh_from_db()
    assert respuesta["Location"] == reverse("dia")
    assert (apartado.situacion, apartado.intentos) == (Situacion.DEBIDO, 0)


def test_what_was_set_aside_says_why_without_anybodys_address(entrar, apartado):
    pagina = entrar(Rol.JEFE_VENTAS).get("/dia/").content.decode()

    assert "Apartar: falta …" in pagina
    assert "alguien@" not in pagina


@pytest.mark.parametrize("rol", [Rol.SUPERVISOR, Rol.ASESOR, Rol.CANALES_VIRTUALES])
def test_nobody_else_puts_it_back(entrar, apartado, rol):
    persona = entrar(rol)

    assert persona.post(reverse("reponer_pendiente", args=[apartado.pk])).status_code == 403
    assert Pendiente.objects.get().situacion == Situacion.APARTADO
