"""Which rows of a portfolio's file touch another, and how those that touch none are written."""

import pytest
from django.db import connection

from bluecom.cuentas.acto import Acto
from bluecom.planillas.antesala import SEPARA_CELDAS, leer
from cartera.consultas import importaciones_en
from cartera.models import Cartera, ContactoCartera
from cartera.servicios import importar_cartera
from cartera.servicios.deshacer_importacion import deshacer_importacion
from cartera.servicios.importar.antesala import (
    TABLA,
    llenar,
    marcar_las_que_tocan,
    soltar,
)
from cartera.servicios.importar.sueltas import escribir_estas, escribir_sueltas
from tests.cartera.columnas import columnas_de
from tests.cartera.factories import (
    CarteraFactory,
    ClienteFactory,
    ContactoCarteraFactory,
    EmpresaFactory,
    NoLlamarFactory,
    filas_csv,
)
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def fila(n: int, **cambios: str) -> dict[str, str]:
    base = {"TELEFONO": str(4_300_000 + n), "CODIGO": f"K{n}", "CI": str(6_000_000 + n)}
    return base | {"NOMBRE": f"Ana {n}", "SERVICIO": "FIJO"} | cambios


def tocan(*filas: dict[str, str]) -> list[int]:
    """The places among these rows of those that touch something."""
    llenar(columnas_de(filas_csv(*filas)), lambda _: None, numerar=True)
    marcar_las_que_tocan(de_prueba=False)
    lotes = leer(TABLA, ["linea"], "toca > 0", 100)
    return [linea - 2 for lote in lotes for (linea,) in lote]


@pytest.mark.paso("1.1")
@pytest.mark.parametrize(
    ("cambios", "que_tocan"),
    [
        ({}, []),
        ({"TELEFONO": "4300001"}, [1, 2]),
        ({"CODIGO": "K1"}, [1, 2]),
        ({"CI": "6000001"}, [1, 2]),
        ({"CI": "6000001-1A"}, []),
        ({"SERVICIO": "FIJO + INTERNET"}, [2]),
        ({"TELEFONO": "123", "CODIGO": "K1", "CI": "6000001"}, []),
        ({"CI": "", "CODIGO": ""}, []),
    ],
)
def test_a_row_touches_what_shares_its_line_its_code_or_its_person(cambios, que_tocan):
    assert tocan(fila(0), fila(1), fila(2, **cambios)) == que_tocan


def test_a_row_touches_what_is_stored_in_its_own_world():
    ClienteFactory(ci_numero="6000000", codigo="")
    ClienteFactory(ci_numero="6000001", codigo="", de_prueba=True)
    ClienteFactory(ci_numero="1", codigo="K2")
    ContactoCarteraFactory(linea="+59144300003")
    ContactoCarteraFactory(linea="+59144300004", cartera__de_prueba=True)
    NoLlamarFactory(numero="+59144300005")
    EmpresaFactory(nit="6000006", codigo="")
    empresa = fila(6, NOMBRE="El Sol S.R.L.")

    assert tocan(*[fila(n) for n in range(6)], empresa, fila(7)) == [0, 2, 3, 5, 6]


def test_those_that_touch_nothing_are_written_by_a_few_statements(django_assert_num_queries):
    cartera = CarteraFactory()
    assert tocan(fila(0), *[fila(n) for n in range(5)], fila(9, TELEFONO="x")) == [0, 1]

    with django_assert_num_queries(3):
        escribir_sueltas(cartera)

    assert [c.orden for c in ContactoCartera.objects.order_by("orden")] == [4, 5, 6, 7]
    assert {c.servicios_actuales[0] for c in ContactoCartera.objects.all()} == {"FIJO"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT celdas FROM {TABLA} WHERE linea = 8")
        assert cursor.fetchone()[0].split(SEPARA_CELDAS)[0] == "x"


def test_of_the_rows_that_touch_each_batch_writes_and_lets_go_its_own():
    cartera = CarteraFactory()
    assert tocan(*[fila(n // 2) for n in range(8)]) == [*range(8)]

    escribir_estas(cartera, [2, 6])
    soltar([2, 6])

    assert sorted(c.orden for c in ContactoCartera.objects.all()) == [2, 6]
    lotes = leer(TABLA, ["linea"], "toca > 0", 100)
    assert [linea for lote in lotes for (linea,) in lote] == [3, 4, 5, 7, 8, 9]


def test_what_was_decided_beside_others_is_let_go_and_written_as_if_it_were_alone():
    cartera = CarteraFactory()
    assert tocan(fila(0), fila(1), fila(1, NOMBRE="Eva")) == [1, 2]

    escribir_estas(cartera, [3])
    soltar([3])

    assert list(leer(TABLA, ["linea"], "toca > 0", 100)) == [[(4,)]]
    assert [c.orden for c in ContactoCartera.objects.all()] == [3]


def test_what_a_file_did_is_taken_back_by_its_rows(ahora):
    acto = Acto(UsuarioFactory(), ahora)
    informe = importar_cartera(filas_csv(fila(0), fila(1)), nombre="N", acto=acto)
    (corrida,) = importaciones_en(Cartera.objects.get())
    assert corrida == informe.corrida

    assert deshacer_importacion(corrida, acto) == {"deshechas": 2, "quedan": 0}
    assert deshacer_importacion(corrida, acto) == {"deshechas": 0, "quedan": 2}
