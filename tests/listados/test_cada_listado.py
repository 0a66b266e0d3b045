"""Every list of the house: who takes it, with what, whatever its page shows."""

import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.listados.listado import listado_llamado, nombres
from bluecom.listados.models import Exportacion
from bluecom.pendientes.servicios import procesar_pendientes
from indicadores import consultas
from indicadores.listados import codigo_de
from solicitudes.mesa.lista_ventas import asesores_con_ventas, filtros_de
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.cartera.factories import LlamadaFactory
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.factories import instalar, llamada, perder, venta
from tests.solicitudes.factories import venta_en

pytestmark = pytest.mark.django_db
PISO = {Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO}
LEEN = {
    "avisos": set(Rol) - {Rol.SISTEMA},
    "bitacora": PISO | {Rol.ADMINISTRADOR},
    "clientes": PISO,
    "contraste": PISO,
    "conversaciones": PISO,
    "correos": {Rol.CANALES_VIRTUALES},
    "custodia": PISO | {Rol.CANALES_VIRTUALES},
    "dia-correos": PISO | {Rol.CANALES_VIRTUALES},
    "dia-debidos": PISO,
    "dia-ventas": PISO | {Rol.CANALES_VIRTUALES},
    "esperando": PISO | {Rol.ASESOR},
    "exportaciones": {Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO},
    "llamadas": PISO,
    "marcadas": PISO,
    "mes-costaron": PISO,
    "mes-llamadas": PISO,
    "mes-perdidas": PISO,
    "mes-ventas": PISO,
    "por_venir": {Rol.CANALES_VIRTUALES},
    "no-llamar": {Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO},
    "observaciones": PISO,
    "precios": {Rol.ADMINISTRADOR},
    "quien-vio": {Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO},
    "reimpresiones": PISO,
    "segundas-revisiones": PISO,
    "ventas": PISO | {Rol.ASESOR},
}
"""By its code; a new list says here who takes it."""
SACAN = LEEN | {"clientes": {Rol.JEFE_VENTAS}}
"""To have a portfolio whole is not to read it: one person does, and says why."""
DEL_MES = {
    "mes-ventas": "?mes=2026-11&cifra=registradas",
    "contraste": "?mes=2026-11",
    "conversaciones": "?mes=2026-11&lista=acordes",
    "mes-llamadas": "?mes=2026-11&cifra=hechas",
    "mes-costaron": "?mes=2026-11&cifra=costaron",
    "mes-perdidas": "?mes=2026-11&cifra=perdidas",
}


def como(persona: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(persona, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def sacar(persona: Usuario, listado: str, pregunta: str = "", formato: str = "xlsx"):
    url = reverse("exportar", args=[listado])
    cliente, url = como(persona), f"{url}{pregunta or DEL_MES.get(listado, '')}"
    respuesta = cliente.post(url, {"formato": formato, "razon": "Control de noviembre"})
    if respuesta.status_code != 302 or not respuesta.url.startswith("/exportaciones/"):
        return respuesta
    procesar_pendientes()
    return cliente.get(f"{respuesta.url}archivo/")


def filas(respuesta) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(b"".join(respuesta))).get_sheet_by_index(
        0
    ).to_python()  # fmt: skip


def columna(respuesta, titulo: str) -> list[object]:
    titulos, *demas = filas(respuesta)
    return [fila[titulos.index(titulo)] for fila in demas]


def test_every_list_says_who_takes_it():
    assert set(nombres()) == set(LEEN)


@pytest.mark.parametrize("codigo", LEEN)
def test_a_list_leaves_with_who_reads_it_and_with_nobody_else(codigo):
    for rol in set(Rol) - {Rol.SISTEMA}:
        codigo_http = sacar(UsuarioFactory(rol=rol), codigo).status_code
        assert codigo_http == (200 if rol in SACAN[codigo] else 403), rol


def test_a_portfolio_is_read_by_the_floor_and_taken_away_by_one_who_says_why(ahora):
    LlamadaFactory(inicio=ahora)
    jefe, supervisor = UsuarioFactory(rol=Rol.JEFE_VENTAS), UsuarioFactory(rol=Rol.SUPERVISOR)
    url, pagina = reverse("exportar", args=["clientes"]), reverse("clientes")

    assert url not in como(supervisor).get(pagina).content.decode()
    assert 'name="razon"' in como(jefe).get(pagina).content.decode()
    respuesta = como(jefe).post(url, {"razon": " "}, follow=True)
    assert "Escriba por qué se lo lleva" in respuesta.content.decode()
    assert sacar(jefe, "clientes").status_code == 200
    assert Exportacion.objects.get().razon == "Control de noviembre"
    leen = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO)).get(reverse("exportaciones"))
    assert "Control de noviembre" in leen.content.decode()
    assert "noviembre" not in str(Evento.objects.get(tipo="exportar").datos)


@pytest.mark.parametrize("codigo", LEEN)
def test_without_rows_a_list_has_its_titles(codigo):
    persona = UsuarioFactory(rol=sorted(SACAN[codigo])[0])
    titulos = filas(sacar(persona, codigo))[0]

    suyas = listado_llamado(codigo).columnas_para(persona)
    assert titulos == [una.titulo for una in suyas]


def test_the_sales_are_those_of_the_page_with_their_types():
    una = venta_en(Estado.INSTALADA)
    venta(tomada_en=una.tomada_en, estado=Estado.TOMADA)
    Venta.objects.filter(pk=una.pk).update(numero_smartflex="000123")
    respuesta = sacar(UsuarioFactory(rol=Rol.JEFE_VENTAS), "ventas", "?estado=INSTALADA")

    titulos, fila = filas(respuesta)
    dicho = dict(zip(titulos, fila, strict=True))
    assert dicho["Venta"] == una.pk
    assert dicho["Cliente"] == una.cliente.nombre_completo
    assert dicho["Solicitud Smartflex"] == "000123"
    assert dicho["Registrada"] == una.glosada_en.astimezone(LA_PAZ).replace(tzinfo=None)
    assert dicho["Instalada"] == una.instalacion.fecha
    assert dicho["Tarifa (Bs)"] == float(una.oferta.snapshot.tarifa)


def test_an_asesor_takes_his_own_sales_and_no_filter_gives_him_anothers(ahora):
    ana, eva = UsuarioFactory(rol=Rol.ASESOR), UsuarioFactory(rol=Rol.ASESOR)
    suya = venta(glosada_en=ahora, asesor=ana)
    venta(glosada_en=ahora, asesor=eva)

    assert columna(sacar(ana, "ventas"), "Venta") == [suya.pk]
    assert sacar(ana, "ventas", f"?asesor={eva.pk}").status_code == 302
    assert asesores_con_ventas(ana) == [ana]
    assert filtros_de({"asesor": str(eva.pk)}, [ana]) == {}


@pytest.mark.parametrize(
    ("codigo", "pregunta"),
    [
        ("ventas", "?estado=VOLANDO"),
        ("ventas", "?asesor=0"),
        ("conversaciones", "?mes=2026-11&lista=acordes&asesor=Ana"),
        ("conversaciones", "?mes=2026-11&lista=acordes&situacion=otra"),
        ("mes-ventas", "?mes=2026-11&cifra=registradas&estado=TOMADA"),
    ],
)
def test_a_filter_that_is_none_takes_nothing_away_instead_of_all(codigo, pregunta, ahora):
    venta(glosada_en=ahora)

    assert sacar(UsuarioFactory(rol=Rol.JEFE_VENTAS), codigo, pregunta).status_code == 302
    assert not Evento.objects.filter(tipo="exportar").exists()


def test_what_leaves_of_the_calls_is_of_the_month_of_the_page():
    jefe = como(UsuarioFactory(rol=Rol.JEFE_VENTAS))
    pagina = jefe.get(reverse("mes_conversaciones", args=["2026-11"]), {"mes": "2026-10"})

    assert "mes=2026-11" in pagina.context["exportar"]


def test_a_sale_of_before_its_offer_has_its_row(ahora):
    venta(tomada_en=ahora, estado=Estado.TOMADA)
    fila = filas(sacar(UsuarioFactory(rol=Rol.SUPERVISOR), "ventas"))[1]

    assert "Tomada" in fila


@pytest.mark.parametrize("cifra", consultas.LISTAS)
def test_the_file_behind_a_figure_has_as_many_rows_as_the_figure(ahora, cifra):
    una = venta(glosada_en=ahora)
    instalar(una, ahora)
    llamada(ahora)
    llamada(ahora, "BUZON")
    lista = consultas.filas("2026-11", cifra, ahora=ahora)
    pregunta = f"?mes=2026-11&cifra={cifra}"
    respuesta = sacar(UsuarioFactory(rol=Rol.JEFE_VENTAS), codigo_de(cifra), pregunta)

    assert len(filas(respuesta)) - 1 == lista.consulta.count()


def test_what_was_lost_leaves_with_its_reason_as_its_page_says_it(ahora):
    vencida = venta(tomada_en=ahora, estado=Estado.DESCARTADA, cerrada_en=ahora)
    perder(vencida, "descartar", "MORA", "TOMADA", ahora)
    llamada(ahora)
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    for cifra, por_que in (("perdidas", "Tiene deuda en mora"), ("costaron", "No acepta")):
        pagina = como(jefe).get(reverse("mes_filas", args=["2026-11", cifra]))
        assert [fila.por_que for fila in pagina.context["pagina"].object_list] == [por_que]
        assert f"<td>{por_que}</td>" in pagina.content.decode()
        archivo = sacar(jefe, codigo_de(cifra), f"?mes=2026-11&cifra={cifra}")
        assert columna(archivo, "Por qué") == [por_que]
    otra = sacar(jefe, "mes-perdidas", "?mes=2026-11&cifra=registradas")
    assert otra.status_code == 302


def test_a_figure_that_is_none_leads_back_to_the_month():
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    for pregunta in ("?mes=2026-11&cifra=nada", "?mes=nada&cifra=hechas", "?cifra=registradas"):
        assert sacar(jefe, "mes-llamadas", pregunta).status_code == 302
    assert not Evento.objects.filter(tipo="exportar").exists()


@pytest.mark.parametrize("codigo", ["clientes", "llamadas", "precios"])
def test_a_page_of_a_list_shows_what_its_file_has(codigo, ahora):
    LlamadaFactory(inicio=ahora)
    persona = UsuarioFactory(rol=sorted(SACAN[codigo])[0])
    pagina = como(persona).get(reverse(codigo))

    assert pagina.status_code == 200
    assert len(pagina.context["filas"]) == len(filas(sacar(persona, codigo))) - 1
    assert f'action="{reverse("exportar", args=[codigo])}"' in pagina.content.decode()


@pytest.mark.parametrize("codigo", ["clientes", "llamadas", "precios"])
def test_a_page_of_a_list_says_what_cannot_be_asked(codigo):
    persona = UsuarioFactory(rol=sorted(SACAN[codigo])[0])
    campo = {"clientes": "cartera", "llamadas": "desde", "precios": "producto"}[codigo]
    pagina = como(persona).get(f"{reverse(codigo)}?{campo}=nada")

    assert pagina.status_code == 400
    assert pagina.context["filas"] == []
    assert como(persona).get(f"{reverse(codigo)}?page=99999999999").status_code == 200


def test_the_clients_are_asked_for_by_portfolio_situation_asesor_and_zone(ahora):
    una, otra = LlamadaFactory(inicio=ahora).contacto, LlamadaFactory(inicio=ahora).contacto
    ana = UsuarioFactory(rol=Rol.ASESOR)
    una.zona, una.situacion, una.asignado_a = "Queru Queru", "CERRADO", ana
    una.save()
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    for pregunta in (
        f"?cartera={una.cartera_id}",
        "?situacion=CERRADO",
        f"?asesor={ana.pk}",
        "?zona=queru queru",
    ):
        suyas = columna(sacar(jefe, "clientes", pregunta), "Código")
        assert suyas == [una.cliente.codigo], pregunta
    assert len(columna(sacar(jefe, "clientes"), "Código")) == 2
    assert otra.cartera_id != una.cartera_id


def test_the_calls_are_asked_for_by_day_asesor_outcome_and_purpose(ahora):
    una = llamada(ahora, "BUZON")
    llamada(ahora - timedelta(days=3))
    jefe = UsuarioFactory(rol=Rol.SUPERVISOR)

    for pregunta in (
        "?desde=2026-11-23&hasta=2026-11-23",
        f"?asesor={una.agente_id}",
        "?resultado=BUZON",
    ):
        assert columna(sacar(jefe, "llamadas", pregunta), "Llamada") == [una.pk], pregunta
    assert columna(sacar(jefe, "llamadas", "?proposito=SEGUIMIENTO"), "Llamada") == []


def test_what_was_taken_back_and_what_is_practice_are_in_no_list(ahora):
    anulada = llamada(ahora)
    anulada.anulada_en = ahora
    anulada.save()
    llamada(ahora, de_prueba=True)
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)

    assert columna(sacar(jefe, "llamadas"), "Llamada") == []
    assert len(columna(sacar(jefe, "clientes"), "Código")) == 1


def test_the_terms_by_mail_are_those_of_the_list_that_is_open():
    una, otra = venta_en(Estado.CONCLUIDA), venta_en(Estado.INSTALADA)
    revisora = UsuarioFactory(rol=Rol.CANALES_VIRTUALES)
    de_cada_una = {"concluidas": [], "atender": [], "salen": []}
    for ver in de_cada_una:
        pagina = como(revisora).get(f"{reverse('correos')}?ver={ver}")
        assert f"?ver={ver}" in pagina.content.decode().split('name="formato"')[0]
        vistas = {fila.pk for fila in pagina.context["filas"]}
        assert set(columna(sacar(revisora, "correos", f"?ver={ver}"), "Venta")) == vistas
        de_cada_una[ver] = vistas

    assert set.union(*de_cada_una.values()) == {una.pk, otra.pk}
    assert de_cada_una["concluidas"] == {una.pk}
    sin_pedir = como(revisora).get(reverse("correos")).context["filas"]
    assert set(columna(sacar(revisora, "correos"), "Venta")) == {fila.pk for fila in sin_pedir}


def test_the_notices_that_leave_are_those_of_the_page(ahora):
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    jefe.avisos.create(clave="abierto", texto="Abierto", creado_en=ahora)
    jefe.avisos.create(clave="cerrado", texto="Cerrado", creado_en=ahora, cerrado_en=ahora)

    for pregunta, textos in (
        ("", ["Abierto"]), ("?estado=cerrados", ["Cerrado"]), ("?estado=todos", None),
    ):  # fmt: skip
        pagina = como(jefe).get(f"{reverse('avisos')}{pregunta}").content.decode()
        (accion,) = re.findall(r'action="([^"]*/avisos/exportar/[^"]*)"', pagina)
        fuera = columna(como(jefe).post(unescape(accion), {"formato": "xlsx"}), "Aviso")
        assert sorted(fuera) == (textos or ["Abierto", "Cerrado"])


@pytest.mark.parametrize("pagina", ["ventas", "bitacora", "clientes", "llamadas", "avisos"])
def test_every_page_of_a_list_has_the_same_way_out(pagina, ahora):
    venta_en(Estado.ACEPTADA)
    jefe = UsuarioFactory(rol=Rol.JEFE_VENTAS)
    jefe.avisos.create(clave="x", texto="Algo", creado_en=ahora)
    dicho = como(jefe).get(reverse(pagina)).content.decode()

    assert dicho.count(f'action="{reverse("exportar", args=[pagina])}') == 1
    (control,) = [f.split("</form>")[0] for f in dicho.split("<form") if 'value="xlsx"' in f]
    assert 'name="csrfmiddlewaretoken"' in control
