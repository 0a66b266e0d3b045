"""The portfolio that comes again: what brings nothing is told by one statement, as by its turn."""

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.planillas.antesala import leer
from cartera.models import Cartera, Cliente, ContactoCartera
from cartera.servicios import importar_cartera, unir
from cartera.servicios.importar.antesala import TABLA, llenar, marcar_las_que_tocan
from cartera.servicios.importar.conocidas import actualizar_las_conocidas, apartar_las_conocidas
from tests.cartera.columnas import columnas_de
from tests.cartera.factories import ContactoCarteraFactory, NoLlamarFactory, filas_csv
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def fila(n: int, **cambios: str) -> dict[str, str]:
    return {
        "CODIGO": f"K{n}", "CI": str(6_000_000 + n), "EXPEDIDO": "CB", "PATERNO": "Núñez",
        "NOMBRE": f"Ana {n}", "TELEFONO": str(4_300_000 + n), "CELULAR": str(70_000_000 + n),
        "DIRECCION": "Calle 1", "ZONA": "Sarco", "SERVICIO": "FIJO", "TECNOLOGIA": "FIBRA",
        "ALTA": "27/03/2010", "CORREO": f"ana{n}@correo.example", "PRIORIDAD": "5", "NOTA": "",
        "GABINETE": "G-1",
    } | cambios  # fmt: skip


VARIACIONES: list[dict[str, str]] = [
    {}, {"CODIGO": ""}, {"CI": ""}, {"CI": "", "CODIGO": ""}, {"CODIGO": "OTRO"}, {"CI": "7654321"},
    {"PATERNO": "Peña"}, {"NOMBRE": "Eva"}, {"EXPEDIDO": "LP"}, {"EXPEDIDO": ""},
    {"TELEFONO": "4399999"}, {"CELULAR": ""}, {"CELULAR": "79999999"}, {"DIRECCION": "Calle 2"},
    {"ZONA": ""}, {"ZONA": "Central"}, {"SERVICIO": "FIJO, VOZ"}, {"SERVICIO": ""},
    {"SERVICIO": "FIJO + INTERNET"}, {"TECNOLOGIA": "COBRE"}, {"TECNOLOGIA": "paloma"},
    {"ALTA": ""}, {"ALTA": "28/03/2010"}, {"CORREO": "OTRO@correo.example"}, {"PRIORIDAD": ""},
    {"GABINETE": ""}, {"GABINETE": "G-2"},
    {"PRIORIDAD": "00"}, {"PRIORIDAD": "7"}, {"NOTA": "llamar de tarde"}, {"TELEFONO": "123"},
    {"CODIGO": "K2"}, {"TELEFONO": "4300002"}, {"CI": "6000002"}, {"CI": "6000000 CB"},
    {"NOMBRE": "El Sol S.R.L.", "PATERNO": "", "CI": "1020304050"}, {"TELEFONO": "4300000.0"},
]  # fmt: skip
"""What the second file says otherwise of a client of the first."""


@pytest.fixture
def importar(ahora):
    acto = Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)

    def _importar(*filas: dict[str, str], simular: bool = False):
        return importar_cartera(filas_csv(*filas), nombre="N", acto=acto, simular=simular)

    return _importar


def dicho(informe) -> list[tuple[str, str, str]]:
    return [(f.resultado, f.clase, f.motivo) for f in informe.filas.order_by("linea")]


@pytest.mark.paso("1.1")
def test_each_row_is_told_as_if_it_were_decided_by_its_turn(importar):
    """Said twice in one file, every row touches another and is decided by its turn."""
    primera = [fila(n) for n in range(len(VARIACIONES) + 3)]
    importar(*primera)
    NoLlamarFactory(
        numero="+59170000000", cliente=Cliente.objects.get(codigo=f"K{len(primera) - 1}")
    )
    segunda = [primera[n] | cambios for n, cambios in enumerate(VARIACIONES)]
    segunda += [*primera[len(VARIACIONES) :], fila(900)]

    de_una_vez = dicho(importar(*segunda, simular=True))
    por_turno = dicho(importar(*segunda, *segunda, simular=True))

    distintas = [
        (cambios, una, otra)
        for cambios, una, otra in zip(segunda, de_una_vez, por_turno, strict=False)
        if una != otra
    ]
    assert distintas == []
    assert {resultado for resultado, *_ in de_una_vez} >= {
        "sin_cambios", "actualizadas", "nuevas", "conflictos", "no_elegibles", "rechazadas",
    }  # fmt: skip


def test_what_is_known_brings_no_object_up_however_many_they_are(
    importar, django_assert_num_queries
):
    filas = [fila(n) for n in range(40)]
    importar(*filas)
    antes = list(ContactoCartera.objects.order_by("pk").values())
    with django_assert_num_queries(34):
        informe = importar(*filas)

    assert informe.conteos["sin_cambios"] == 40
    assert {f.clase for f in informe.filas} == {"sin_cambios"}
    assert list(ContactoCartera.objects.order_by("pk").values()) == antes


def conocidas(*filas: dict[str, str]) -> int:
    llenar(columnas_de(filas_csv(*filas)), lambda _: None, numerar=False)
    marcar_las_que_tocan(de_prueba=False)
    return apartar_las_conocidas(Cartera.objects.get(nombre="N"))


def test_what_changes_is_written_by_two_statements_however_many_they_are(
    importar, django_assert_num_queries
):
    importar(*(fila(n) for n in range(40)))
    cambian = [
        fila(n, DIRECCION=f"Calle {n}", CORREO=f"otro{n}@correo.example", SERVICIO="FIJO, VOZ")
        for n in range(20)
    ]
    nada = [fila(n, ZONA="", NOTA="") for n in range(20, 40)]
    quedan = list(Cliente.objects.filter(codigo__gte="K").values_list("codigo", "clave_busqueda"))

    with django_assert_num_queries(34):
        informe = importar(*cambian, *nada)

    assert (informe.conteos["actualizadas"], informe.conteos["sin_cambios"]) == (20, 20)
    contacto = ContactoCartera.objects.get(cliente__codigo="K7")
    assert (contacto.direccion, contacto.cliente.correo) == ("Calle 7", "otro7@correo.example")
    assert (contacto.zona, contacto.fecha_alta.year) == ("Sarco", 2010)
    assert list(Cliente.objects.values_list("codigo", "clave_busqueda")) == quedan
    assert importar(*cambian, *nada).conteos["sin_cambios"] == 40


def test_only_what_was_set_apart_is_written(importar):
    importar(fila(0), fila(1))
    assert conocidas(fila(0, ZONA="Central"), fila(1, PATERNO="Peña")) == 1

    actualizar_las_conocidas()

    zonas = ContactoCartera.objects.order_by("pk").values_list("zona", flat=True)
    assert list(zonas) == ["Central", "Sarco"]


def test_a_dry_run_writes_none_of_it(importar):
    importar(fila(0))

    assert importar(fila(0, DIRECCION="Calle 9"), simular=True).conteos["actualizadas"] == 1
    assert ContactoCartera.objects.get().direccion == "Calle 1"


def test_what_changes_who_was_joined_is_decided_by_turn(importar, ahora):
    importar(fila(0), fila(1))
    uno = Cliente.objects.get(codigo="K0")
    otro = ContactoCarteraFactory().cliente
    elegidos = dict.fromkeys(("nombre", "ci", "codigo", "correo"), "uno")
    jefa = Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)
    unir(uno.pk, otro.pk, elegidos=elegidos, razon="Lo dijo", acto=jefa)

    assert conocidas(fila(0, ZONA="Central"), fila(1, ZONA="Central")) == 1


def test_a_client_of_whom_two_rows_speak_is_decided_by_turn(importar):
    importar(fila(0), fila(1))
    por_su_codigo = fila(0, CI="", TELEFONO="4399999")

    assert conocidas(fila(0), fila(1)) == 2
    assert conocidas(fila(0, CODIGO=""), por_su_codigo, fila(1)) == 1
    assert [len(lote) for lote in leer(TABLA, ["linea"], "toca > 0", 100)] == [2]


def test_a_line_that_somebody_else_had_elsewhere_is_decided_by_turn(importar):
    importar(fila(0), fila(1))
    ContactoCarteraFactory(linea="+59144300000", situacion="CERRADO")
    ContactoCarteraFactory(linea="+59144300001", cartera__de_prueba=True)

    assert conocidas(fila(0), fila(1)) == 1
