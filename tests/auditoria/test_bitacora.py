"""*Bitácora*: who did what and when, to whoever may read it, page by page and as a file."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bluecom.auditoria import consulta
from bluecom.bitacora.anclas import anclar
from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import ayer
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.operacion.models import Revision
from bluecom.operacion.revisiones import revisar_de_noche
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
URL = "/bitacora/"
ARCHIVO = "/listados/bitacora/exportar/"
CONSULTAS = 8
"""The session and its person, the notices, the names, the acts, their words, the last look and
the views that are kept of the list."""


@pytest.fixture
def ana():
    return UsuarioFactory(first_name="Ana", last_name="Flores")


@pytest.fixture
def beto():
    return UsuarioFactory(first_name="Beto", last_name="Rojas", rol=Rol.ADMINISTRADOR)


@pytest.fixture
def actos(ana, beto, ahora):
    """One act of each kind of business, the sale's first and the portfolio's last."""
    anotar(
        "venta:42",
        "aprobar",
        acto=Acto(ana, ahora),
        datos={"desde": "ENTREGADA", "hasta": "CONFORME"},
    )
    anotar(
        "producto:FTTH",
        "editar_catalogo",
        acto=Acto(beto, ahora + timedelta(hours=1)),
        datos={
            "campos": ["nombre"],
            "antes": {"nombre": "Fibra vieja"},
            "despues": {"nombre": "Fibra nueva"},
        },
    )
    anotar(
        f"usuario:{ana.pk}",
        "editar_usuario",
        acto=Acto(beto, ahora + timedelta(hours=2)),
        datos={
            "campos": ["first_name", "rol"],
            "antes": {"rol": "ASESOR"},
            "despues": {"rol": "SUPERVISOR"},
        },
    )
    anotar(
        "cartera:7",
        "mover",
        acto=acto_del_sistema(ahora + timedelta(days=1)),
        datos={"de": ana.pk, "a": [beto.pk], "cuantos": 3},
    )


def _como(rol):
    cliente = Client()
    cliente.persona = UsuarioFactory(rol=rol, first_name="Lee", last_name="Aquí")
    cliente.force_login(cliente.persona, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def _leidas(rol, pregunta=""):
    """The chains on the page, in its order."""
    respuesta = _como(rol).get(f"{URL}{pregunta}")
    assert respuesta.status_code == 200
    return [r.cadena.partition(":")[0] for r in respuesta.context["renglones"]]


@pytest.mark.parametrize(
    ("rol", "cosas"),
    [
        (Rol.ADMINISTRADOR, ["usuario", "producto"]),
        (Rol.SUPERVISOR, ["cartera", "venta"]),
        (Rol.JEFE_VENTAS, ["cartera", "usuario", "producto", "venta"]),
        (Rol.JEFE_SERVICIO, ["cartera", "usuario", "producto", "venta"]),
    ],
)
def test_each_role_reads_its_business_newest_first(actos, rol, cosas):
    assert _leidas(rol) == cosas


@pytest.mark.parametrize(
    ("pregunta", "cosas"),
    [
        ("?cosa=venta", ["venta"]),
        ("?acto=editar_usuario", ["usuario"]),
        ("?cadena=producto:FTTH", ["producto"]),
        ("?desde=2026-11-24", ["cartera"]),
        ("?hasta=2026-11-23", ["usuario", "producto", "venta"]),
        ("?desde=2026-11-23&hasta=2026-11-23&cosa=producto", ["producto"]),
        ("?cosa=venta&acto=editar_usuario", []),
    ],
)
def test_the_address_says_which_acts(actos, pregunta, cosas):
    assert _leidas(Rol.JEFE_VENTAS, pregunta) == cosas


def test_the_address_says_whose_acts(actos, ana):
    assert _leidas(Rol.JEFE_VENTAS, f"?quien={ana.pk}") == ["venta"]


@pytest.mark.parametrize("pregunta", ["?cadena=venta:42", "?cosa=venta"])
def test_the_administration_cannot_ask_for_a_sale(actos, pregunta):
    respuesta = _como(Rol.ADMINISTRADOR).get(f"{URL}{pregunta}")

    assert respuesta.status_code == 400
    assert respuesta.context["renglones"] == []
    assert "Aprobad" not in respuesta.content.decode()


def test_an_act_says_what_there_was_and_what_there_is(actos):
    pagina = _como(Rol.JEFE_VENTAS).get(URL)
    renglones = {r.cadena.partition(":")[0]: r for r in pagina.context["renglones"]}
    dichos = {
        cosa: [(c.campo, c.antes, c.despues) for c in r.cambios] for cosa, r in renglones.items()
    }

    assert renglones["venta"].acto == "Documentación conforme"
    assert dichos["venta"] == [("Estado", "Entregada", "Conforme")]
    assert dichos["producto"] == [("Nombre", "Fibra vieja", "Fibra nueva")]
    assert dichos["usuario"] == [
        ("Rol", "Asesor comercial Bluecom", "Supervisor Bluecom"),
        ("Nombres", "", "cambió (la bitácora no guarda el valor)"),
    ]
    assert sorted(dichos["cartera"]) == [
        ("A", "", "Beto Rojas"),
        ("Cuántos", "", "3"),
        ("De", "", "Ana Flores"),
    ]
    assert renglones["cartera"].quien == "Sistema"
    assert renglones["venta"].url == "/ventas/42/"


def test_the_log_is_turned_over_page_by_page_without_losing_or_repeating_an_act(
    ana, ahora, monkeypatch
):
    monkeypatch.setattr(consulta, "POR_PAGINA", 2)
    for n in range(5):
        anotar(
            f"venta:{n}", "tomar", acto=Acto(ana, ahora if n < 3 else ahora + timedelta(hours=n))
        )
    jefe, pregunta, leidas = _como(Rol.JEFE_VENTAS), "cosa=venta", []
    while pregunta:
        contexto = jefe.get(f"{URL}?{pregunta}").context
        leidas.append([r.cadena for r in contexto["renglones"]])
        pregunta = contexto["sigue"]

    assert leidas == [["venta:4", "venta:3"], ["venta:2", "venta:1"], ["venta:0"]]


@pytest.mark.parametrize("cuantos", [1, 3])
def test_a_page_costs_the_same_however_long_it_is(ana, ahora, cuantos):
    for n in range(cuantos):
        anotar(f"venta:{n}", "tomar", acto=Acto(UsuarioFactory(), ahora), datos={"a": ana.pk})
    jefe = _como(Rol.JEFE_VENTAS)
    with CaptureQueriesContext(connection) as hechas:
        jefe.get(f"{URL}?cosa=venta")

    assert len(hechas) == CONSULTAS


@pytest.mark.parametrize(
    ("pregunta", "indice"),
    [
        ("", "evento_instante"),
        ("?cosa=producto", "evento_cosa"),
        ("?cosa=producto&antes=1764000000000000-9", "evento_cosa"),
        ("?quien={ana}", "evento_actor"),
        ("?acto=aprobar&desde=2026-11-01", "evento_tipo"),
        ("?cadena=venta:42", "evento_cadena_n"),
    ],
)
def test_whatever_is_asked_is_read_by_an_index(actos, ana, ahora, pregunta, indice):
    for n in range(200):
        anotar(f"venta:{n % 80}", "tomar", acto=acto_del_sistema(ahora - timedelta(minutes=n)))
    jefe = _como(Rol.JEFE_VENTAS)
    with CaptureQueriesContext(connection) as hechas:
        jefe.get(URL + pregunta.format(ana=ana.pk))
    (lectura,) = [q["sql"] for q in hechas if 'FROM "bitacora_evento"' in q["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE bitacora_evento")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + lectura.replace("%", "%%"))
        plan = "\n".join(fila[0] for fila in cursor.fetchall())

    assert indice in plan


@pytest.mark.parametrize(
    "pregunta",
    ["quien=" + "9" * 5000, "quien=%D9%A3", "cosa=%ED%A0%BD",
     "acto=nada", "desde=0001-01-01", "hasta=9999-12-31", "hasta=ayer", "cadena=otra:1",
     "cadena=venta:%0A", "cadena=venta:" + "x" * 80],
)  # fmt: skip
def test_nonsense_is_told_beside_its_field_and_finds_nothing(actos, pregunta):
    jefe = _como(Rol.JEFE_VENTAS)

    respuesta = jefe.get(f"{URL}?{pregunta}")
    assert respuesta.status_code == 400
    assert respuesta.context["renglones"] == []
    assert jefe.post(f"{ARCHIVO}?{pregunta}", {"formato": "csv"}).status_code == 302
    assert not Evento.objects.filter(tipo="exportar").exists()


@pytest.mark.parametrize(
    "marca", ["9" * 30 + "-1", "9999999999999999-999999999999999999", "x", "-"]
)
def test_a_mark_that_is_none_shows_what_there_is(actos, marca):
    assert len(_leidas(Rol.JEFE_VENTAS, f"?antes={marca}")) == 4


def test_the_file_holds_what_the_filters_show_and_no_formula(actos, beto, ahora):
    beto.first_name = "=HYPERLINK(1)"
    beto.save()
    jefe = _como(Rol.JEFE_VENTAS)
    respuesta = jefe.post(f"{ARCHIVO}?cosa=producto", {"formato": "csv"})

    huella = Evento.objects.get(cadena="producto:FTTH").hash
    assert b"".join(respuesta).decode("utf-8-sig").splitlines() == [
        "Cuándo;Quién;De qué;Cadena;N.º;Acto;Antes y después;SHA-256",
        '23/11/2026 11:00:00;"\'=HYPERLINK(1) Rojas";"Producto";"producto:FTTH";1;'
        f'"Catálogo editado";"Nombre: Fibra vieja → Fibra nueva";"{huella}"',
    ]


def test_taking_the_file_away_is_an_act_too(actos):
    jefe = _como(Rol.JEFE_SERVICIO)
    jefe.post(f"{ARCHIVO}?cosa=venta&desde=2026-11-01")

    evento = Evento.objects.get(tipo="exportar")
    assert (evento.cadena, evento.actor) == (f"usuario:{jefe.persona.pk}", jefe.persona)
    assert evento.datos == {
        "listado": "bitacora",
        "filtros": {"cosa": "venta", "desde": "2026-11-01"},
        "formato": "xlsx",
        "filas": 1,
    }


def test_of_a_chain_that_was_typed_the_log_keeps_that_it_was_asked_for(actos):
    _como(Rol.JEFE_SERVICIO).post(f"{ARCHIVO}?cadena=venta:Ana Rojas")

    assert Evento.objects.get(tipo="exportar").datos["filtros"] == {"cadena": "…"}


def test_the_page_says_up_to_which_anchor_the_log_was_verified(actos, ahora):
    assert "Todavía no se revisó" in _como(Rol.ADMINISTRADOR).get(URL).content.decode()
    ancla = anclar(ayer(ahora))
    revisar_de_noche()

    dicho = _como(Rol.ADMINISTRADOR).get(URL).content.decode()
    assert f"hasta el ancla del {ancla.dia:%d/%m/%Y}" in dicho
    assert ancla.hash in dicho


def test_an_anchor_of_after_the_look_was_not_verified(actos, ahora):
    anclar(ayer(ahora))
    Revision.objects.create(nombre="Bitácora", hecha_en=ahora - timedelta(days=400))

    vista = consulta.verificacion(ahora=ahora)
    assert vista.ancla is None
    assert vista.atrasada


def test_a_break_that_the_look_found_is_said_to_who_reads(actos, ahora):
    Revision.objects.create(
        nombre="Bitácora", hecha_en=ahora, problemas=["venta:42: el evento 1 fue alterado."]
    )

    assert "venta:42: el evento 1 fue alterado." in _como(Rol.SUPERVISOR).get(URL).content.decode()
