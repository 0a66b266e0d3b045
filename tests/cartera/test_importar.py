import pytest

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from cartera.models import Cartera, Cliente, ContactoCartera, TelefonoCliente
from cartera.servicios import cerrar, importar_cartera, unir
from cartera.servicios.cierre import Desenlace
from cartera.servicios.importar.alcance import Alcance
from cartera.servicios.importar.existentes import ya_termino
from tests.cartera.factories import (
    ClienteFactory,
    ContactoCarteraFactory,
    NoLlamarFactory,
    filas_csv,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db

SUCIO = """Nº;CÓDIGO CLIENTE;C.I./NIT;COMPLEMENTO;EXPEDIDO;APELLIDO PATERNO;APELLIDO MATERNO;NOMBRES / RAZÓN SOCIAL;TELÉFONO FIJO;TELÉFONO CELULAR;DIRECCIÓN;ZONA;TECNOLOGÍA;SERVICIO ACTUAL;FECHA DE ALTA;CORREO ELECTRÓNICO;OBSERVACIÓN
1;C1;5100001;;CB;Rojas;Peña;María;4251201;70712345;La Paz 2040;Central;FIBRA;TELEFONIA FIJA;01/02/2010;maria@correo.example;"Llamar
de tarde; no antes"
2;C2;5100002-1a;;CB;Quispe;Ñuñez;José;425-1202;;Lanza 10;Central;COBRE;Telefonía Fija;;;
3;C3;5100003;;ZZ;Vargas;;Ana;4251203;no tiene;;;;TELEFONIA FIJA;;ana(at)correo;
1;C1;5100001;;CB;Rojas;Peña;María;4251201;70712345;La Paz 2040;Central;FIBRA;TELEFONIA FIJA;01/02/2010;maria@correo.example;
5;C5;5100001;;CB;Rojas;Peña;María;4251205;;;;;TELEFONIA FIJA;;;
6;C6;5100006;;CB;Choque;;Luis;4251202;;;;;TELEFONIA FIJA;;;
7;C2;5100007;;CB;Arce;;Rosa;4251207;;;;;TELEFONIA FIJA;;;
8;C8;5100008;;CB;Claros;;Iván;4251208;;;;;TELEFONIA FIJA + INTERNET ADSL;;;
9;C9;12.345.67;;CB;Flores;;Juan;4251209;;;;;TELEFONIA FIJA;;;
10;C10;1020304050;;;;;Comercial Los Molles S.R.L.;(4) 4251210;;;;;TELEFONIA FIJA;;;

Nº;CÓDIGO CLIENTE;C.I./NIT;COMPLEMENTO;EXPEDIDO;APELLIDO PATERNO;APELLIDO MATERNO;NOMBRES / RAZÓN SOCIAL;TELÉFONO FIJO;TELÉFONO CELULAR;DIRECCIÓN;ZONA;TECNOLOGÍA;SERVICIO ACTUAL;FECHA DE ALTA;CORREO ELECTRÓNICO;OBSERVACIÓN
11;C11;5100011;;CB;Mamani;;Rosa;70712399;;;;;TELEFONIA FIJA;;;
TOTAL: 11 clientes;;;;;;;;;;;;;;;;
""".replace("\n", "\r\n")  # noqa: E501  one record a line, as it is exported

CLASES = {
    2: "nueva", 4: "normalizada", 5: "advertencia", 6: "duplicada", 7: "misma_persona",
    8: "conflicto_linea", 9: "conflicto_codigo", 10: "no_elegible", 11: "rechazada",
    12: "normalizada", 13: "omitida", 14: "omitida", 15: "rechazada", 16: "omitida",
}  # fmt: skip
CONTEOS = {
    "leidas": 14, "nuevas": 4, "actualizadas": 0, "sin_cambios": 0, "duplicadas": 2,
    "conflictos": 2, "no_elegibles": 1, "rechazadas": 2, "omitidas": 3,
}  # fmt: skip


@pytest.fixture
def supervisor():
    return UsuarioFactory(rol="SUPERVISOR")


@pytest.fixture
def importar(supervisor, ahora):
    def _importar(contenido, nombre="Noviembre", **cambios):
        if isinstance(contenido, str):
            contenido = contenido.encode("cp1252")
        datos = {"nombre": nombre, "acto": Acto(supervisor, ahora)} | cambios
        return importar_cartera(contenido, **datos).a_json()

    return _importar


def fila(n: int, **cambios) -> dict[str, str]:
    return {
        "CÓDIGO CLIENTE": f"K{n}",
        "C.I./NIT": str(6_000_000 + n),
        "APELLIDO PATERNO": "Rojas",
        "NOMBRES": f"Ana {n}",
        "TELÉFONO FIJO": str(4_100_000 + n),
    } | cambios


def clases(informe) -> list[str]:
    return [f["clase"] for f in informe["filas"]]


def todo_lo_guardado() -> list[object]:
    modelos = (Cartera, Cliente, ContactoCartera, TelefonoCliente, Evento)
    return [sorted(map(repr, m.objects.order_by().values())) for m in modelos]


@pytest.mark.paso("1.1")
def test_each_row_of_a_dirty_file_gets_its_class_by_its_first_physical_line(importar):
    informe = importar(SUCIO)

    assert {f["linea"]: f["clase"] for f in informe["filas"]} == CLASES
    assert {k: v for k, v in informe.items() if k != "filas"} == CONTEOS
    assert all(f["motivo"] for f in informe["filas"] if f["clase"] != "nueva")


def test_what_is_stored_is_canonical(importar):
    importar(SUCIO)

    maria = Cliente.objects.get(ci_numero="5100001")
    contacto = maria.contactos.get()
    assert (maria.nombre_completo, str(maria.ci)) == ("María Rojas Peña", "5100001 CB")
    assert {t.numero for t in maria.telefonos.all()} == {
        "+59144251201", "+59170712345", "+59144251205",
    }  # fmt: skip
    assert (contacto.linea, contacto.orden, contacto.tecnologia) == ("+59144251201", 2, "FIBRA")
    assert contacto.observacion == "Llamar de tarde; no antes"
    assert contacto.servicios_requeridos == ["FTTH_GPON"]
    assert Cliente.objects.get(tipo="EMPRESA").nit == "1020304050"
    assert Cliente.objects.get(ci_complemento="1A").ci_numero == "5100002"
    assert ContactoCartera.objects.count() == 4


def test_a_dry_run_writes_nothing_and_is_right(importar):
    simulado = importar(SUCIO, simular=True)

    assert not Cartera.objects.exists() and not Cliente.objects.exists()
    assert importar(SUCIO) == simulado
    antes = todo_lo_guardado()
    simulado = importar(SUCIO, simular=True)
    assert todo_lo_guardado() == antes
    assert importar(SUCIO) == simulado


def test_a_dry_run_is_right_across_batches(importar, monkeypatch):
    """With one row a batch, the real run sees what it wrote; the dry run does not."""
    ClienteFactory(codigo="K2", ci_numero="6000002")
    filas = [
        fila(1),
        fila(2, **{"CÓDIGO CLIENTE": ""}),
        fila(3, **{"C.I./NIT": "", "CÓDIGO CLIENTE": "K2"}),
        fila(4, **{"TELÉFONO FIJO": "4100001", "SERVICIO ACTUAL": "INTERNET"}),
        fila(1, **{"SERVICIO ACTUAL": "TELEFONIA FIJA, TV CABLE"}),
        fila(5),
    ]
    monkeypatch.setattr("cartera.servicios.importar._LOTE", 1)

    simulado = importar(filas_csv(*filas), simular=True)

    assert importar(filas_csv(*filas)) == simulado
    assert clases(simulado) == [
        "nueva", "nueva", "misma_persona", "conflicto_linea", "duplicada", "nueva",
    ]  # fmt: skip


def test_the_same_file_again_changes_nothing(importar):
    importar(SUCIO)

    informe = importar(SUCIO)

    assert (informe["nuevas"], informe["actualizadas"], informe["sin_cambios"]) == (0, 0, 4)
    assert "nueva" not in clases(informe)


def test_a_newer_file_updates_and_a_blank_erases_nothing(importar):
    importar(filas_csv(fila(1, DIRECCIÓN="Lanza 1", ZONA="Sarco"), fila(2)))

    informe = importar(filas_csv(fila(1, DIRECCIÓN="Lanza 2", ZONA=""), fila(2)))

    contacto = ContactoCartera.objects.get(cliente__codigo="K1")
    assert (informe["actualizadas"], informe["sin_cambios"]) == (1, 1)
    assert (contacto.direccion, contacto.zona) == ("Lanza 2", "Sarco")


@pytest.mark.paso("1.1")
def test_a_client_who_now_has_more_than_the_line_leaves_the_queue(importar):
    importar(filas_csv(fila(1)))

    informe = importar(filas_csv(fila(1, **{"SERVICIO ACTUAL": "TELEFONIA FIJA E INTERNET"})))

    assert informe["no_elegibles"] == 1
    assert not ContactoCartera.objects.get().es_elegible


def test_who_asked_not_to_be_called_is_not_loaded(importar):
    NoLlamarFactory(numero="+59144100001")
    callado = ClienteFactory(codigo="K2", ci_numero="6000002")
    NoLlamarFactory(cliente=callado)

    assert clases(importar(filas_csv(fila(1), fila(2)))) == ["no_elegible", "no_elegible"]


def test_a_client_still_to_be_called_in_another_portfolio_is_not_called_twice(importar, ahora):
    importar(filas_csv(fila(1)), nombre="Octubre")

    assert clases(importar(filas_csv(fila(1)))) == ["duplicada"]
    contacto = ContactoCartera.objects.get()
    cerrar(contacto.pk, Desenlace.CERRADO, ahora=ahora)
    assert clases(importar(filas_csv(fila(1)))) == ["nueva"]
    assert Cliente.objects.count() == 1


@pytest.mark.parametrize(
    ("alcance", "por_llamar", "ya_cerrado"),
    [
        (Alcance.CARTERA, "nueva", "nueva"),
        (Alcance.POR_LLAMAR, "duplicada", "nueva"),
        (Alcance.TODO, "duplicada", "duplicada"),
    ],
)
def test_who_brings_a_file_says_where_a_repetition_is_looked_for(
    importar, ahora, alcance, por_llamar, ya_cerrado
):
    importar(filas_csv(fila(1), fila(2)), nombre="Octubre")
    cerrado = ContactoCartera.objects.get(linea="+59144100002")
    cerrar(cerrado.pk, Desenlace.CERRADO, ahora=ahora)

    archivo = filas_csv(fila(1), fila(2), fila(2))
    seco = importar(archivo, alcance=alcance, simular=True)
    hecho = importar(archivo, alcance=alcance)

    assert clases(hecho) == [por_llamar, ya_cerrado, "duplicada"]
    assert hecho == seco
    assert "duplicada" not in clases(importar(archivo, alcance=Alcance.CARTERA))[:2]


def test_of_a_portfolio_that_is_not_called_any_more_nobody_is_said_to_be_still_to_call(importar):
    importar(filas_csv(fila(1)), nombre="Octubre")
    Cartera.objects.filter(nombre="Octubre").update(activa=False)

    assert ya_termino(ContactoCartera.objects.get())

    (suya,) = importar(filas_csv(fila(1)), alcance=Alcance.TODO)["filas"]

    assert suya["motivo"] == "Ya estuvo en la cartera «Octubre»."


def test_of_the_whole_system_a_line_or_a_code_of_somebody_else_is_of_him_though_he_is_closed(
    importar, ahora
):
    importar(filas_csv(fila(1)), nombre="Octubre")
    cerrar(ContactoCartera.objects.get().pk, Desenlace.CERRADO, ahora=ahora)
    de_otra = fila(9) | {"TELÉFONO FIJO": fila(1)["TELÉFONO FIJO"]}

    todo = importar(filas_csv(de_otra), alcance=Alcance.TODO, simular=True)
    como_siempre = importar(filas_csv(de_otra), simular=True)

    assert (clases(todo), clases(como_siempre)) == (["conflicto_linea"], ["nueva"])


def test_lines_and_codes_of_somebody_else_are_conflicts(importar):
    ContactoCarteraFactory(linea="+59144100001")
    ClienteFactory(codigo="K2")

    informe = importar(filas_csv(fila(1), fila(2)))

    assert clases(informe) == ["conflicto_linea", "conflicto_codigo"]
    assert informe["conflictos"] == 2


def test_test_data_never_touches_real_clients(importar):
    real = ClienteFactory(ci_numero="6000001", codigo="K1", nombres="Real")

    importar(filas_csv(fila(1)), de_prueba=True)

    real.refresh_from_db()
    assert real.nombres == "Real"
    assert Cliente.objects.filter(ci_numero="6000001").count() == 2
    assert ContactoCartera.objects.get().cartera.de_prueba


def test_the_import_takes_no_query_per_row(importar, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    importar(filas_csv(fila(1)))
    with CaptureQueriesContext(connection) as una:
        importar(filas_csv(fila(2)))
    with django_assert_num_queries(len(una)):
        importar(filas_csv(*[fila(n) for n in range(3, 303)]))


def test_it_is_written_in_the_log_without_names(importar):
    importar(filas_csv(fila(1)))

    evento = Evento.objects.get()
    assert evento.tipo == "importar"
    assert evento.datos["nuevas"] == 1 and "Ana" not in str(evento.datos)


@pytest.mark.paso("1.1")
@pytest.mark.parametrize("queda", ["uno", "otro"])
def test_who_was_joined_is_found_by_the_code_and_the_number_of_either_record(
    queda, importar, supervisor, ahora
):
    uno, otro = (
        ClienteFactory(codigo="K1", ci_numero="6000001", nombres="Ana"),
        ClienteFactory(codigo="K2", ci_numero="6000002", nombres="Anita"),
    )
    elegidos = dict.fromkeys(("nombre", "ci", "codigo", "correo"), queda)
    unido = unir(uno.pk, otro.pk, elegidos=elegidos, razon="La misma", acto=Acto(supervisor, ahora))
    antes = Cliente.objects.values().get(pk=unido.pk)

    for n in (1, 2):
        de_entonces = {"NOMBRES": ("Ana", "Anita")[n - 1]}
        informe = importar(filas_csv(fila(n, **de_entonces)), nombre=f"Cartera {n}")
        assert informe["conflictos"] == 0, informe
        Cartera.objects.filter(nombre=f"Cartera {n}").update(activa=False)

    assert Cliente.objects.values().get() == antes
    lineas = set(ContactoCartera.objects.values_list("cliente", "linea"))
    assert lineas == {(unido.pk, f"+59144{100_000 + n}") for n in (1, 2)}


@pytest.mark.paso("1.1")
def test_a_code_that_somebody_has_today_is_his_also_if_another_had_it_once(
    importar, supervisor, ahora
):
    uno, otro = ClienteFactory(codigo="K1"), ClienteFactory(codigo="K2", ci_numero="6000002")
    elegidos = dict.fromkeys(("nombre", "ci", "codigo", "correo"), "uno")
    unir(uno.pk, otro.pk, elegidos=elegidos, razon="La misma", acto=Acto(supervisor, ahora))
    nuevo = ClienteFactory(codigo="K2", ci_numero="6000003")

    importar(filas_csv(fila(3, **{"CÓDIGO CLIENTE": "K2"})))

    assert ContactoCartera.objects.get().cliente == nuevo
