"""Smartflex's file: whose each row is, what is new in it, and what undoing it leaves (2.1)."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Pendiente
from bluecom.planillas.errores import PlanillaRechazada
from bluecom.planillas.models import Corrida, Renglon
from cartera.models import Cliente, ImpedimentoDicho
from cartera.servicios import unir
from tests.cartera.archivos import deshacer_archivo, importar_archivo
from tests.cartera.factories import ClienteFactory, ContactoCarteraFactory, EmpresaFactory
from tests.factories_cuentas import UsuarioFactory

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1")]

CABEZA = "CODIGO CLIENTE;C.I./NIT;TELEFONO FIJO;IMPEDIMENTO;MOTIVO;FECHA CONSULTA"


@pytest.fixture
def acto(ahora):
    return Acto(UsuarioFactory(rol="SUPERVISOR"), ahora)


@pytest.fixture
def cargar(acto):
    def _cargar(*filas: str, cabeza: str = CABEZA, **como) -> Corrida:
        contenido = "\r\n".join([cabeza, *filas]).encode("cp1252")
        return importar_archivo(contenido, tipo="impedimentos", acto=acto, **como)

    return _cargar


def dia(n: int) -> datetime:
    return datetime(2026, 11, n, tzinfo=LA_PAZ)


def sabido(cliente: Cliente) -> list[tuple[bool, str, datetime]]:
    return list(cliente.impedimentos.values_list("limpio", "motivo", "dicho_en"))


def por_linea(corrida: Corrida) -> dict[int, tuple[str, str]]:
    return {r.linea: (r.resultado, r.motivo) for r in corrida.renglones.all()}


def test_a_client_is_found_by_code_ci_nit_or_line(cargar):
    por_codigo, por_ci = ClienteFactory(codigo="A1"), ClienteFactory(ci_numero="5111222")
    empresa = EmpresaFactory(nit="1020304050")
    por_linea_ = ContactoCarteraFactory(linea="+59144251234").cliente

    corrida = cargar(
        "A1;;;NO;;20/11/2026",
        ";5111222 CB;;SI;Mora;20/11/2026",
        ";1020304050;;sin impedimentos;;20/11/2026",
        ";;4251234;CON IMPEDIMENTO;Línea cortada;20/11/2026 15:30",
    )

    assert corrida.conteos["nuevas"] == 4
    assert sabido(por_codigo) == [(True, "", dia(20))]
    assert sabido(por_ci) == [(False, "Mora", dia(20))]
    assert sabido(empresa) == [(True, "", dia(20))]
    assert sabido(por_linea_) == [(False, "Línea cortada", dia(20).replace(hour=15, minute=30))]
    hecho = por_ci.impedimentos.get()
    assert (hecho.corrida, hecho.linea) == (corrida, 3)


def test_every_record_of_a_dirty_file_is_in_one_class_with_its_reason(cargar):
    ClienteFactory(codigo="A1", ci_numero="5111222")
    ClienteFactory(codigo="A2", ci_numero="5111333")
    ContactoCarteraFactory(linea="+59144251234")
    ContactoCarteraFactory(linea="+59144251234")

    corrida = cargar(
        "A1;;;NO;;20/11/2026",
        "A1;;;NO;;20/11/2026",
        "A1;;;NO;;19/11/2026",
        "A2;;;NO;;20/11/2026",
        "A2;;;SI;Mora;20/11/2026",
        "A1;5111333;;NO;;20/11/2026",
        ";;4251234;NO;;20/11/2026",
        "ZZZ;;;NO;;20/11/2026",
        "A1;;;quizás;;20/11/2026",
        "A1;;;;;20/11/2026",
        "A1;;;NO;Mora;20/11/2026",
        "A1;;;NO;;31/02/2026",
        "A1;;;NO;;20/11/2030",
        "A1;;;NO;;",
        ";;;NO;;20/11/2026",
        "A1;;;NO;;20/11/2026;sobra",
        ";;;;;",
        CABEZA,
        "TOTAL;17;;;;",
    )

    dichas = por_linea(corrida)
    assert {linea: resultado for linea, (resultado, _) in dichas.items()} == {
        2: "nuevas", 3: "repetidas", 4: "anteriores", 5: "conflictos", 6: "conflictos",
        7: "conflictos", 8: "conflictos", 9: "ajenas", 10: "rechazadas", 11: "rechazadas",
        12: "rechazadas", 13: "rechazadas", 14: "rechazadas", 15: "rechazadas", 16: "rechazadas",
        17: "rechazadas", 18: "omitidas", 19: "omitidas", 20: "omitidas",
    }  # fmt: skip
    assert all(motivo for resultado, motivo in dichas.values() if resultado != "nuevas")
    assert "línea 2" in dichas[3][1]
    assert "clientes distintos" in dichas[7][1]
    assert "2 clientes" in dichas[8][1]
    cuentas = Counter(resultado for resultado, _ in dichas.values())
    assert {c: n for c, n in corrida.conteos.items() if n and c != "leidas"} == dict(cuentas)
    assert corrida.conteos["leidas"] == 19


def test_several_impediments_of_one_client_are_one_answer_with_all_their_reasons(cargar):
    cliente = ClienteFactory(codigo="A1")

    corrida = cargar("A1;;;SI;Mora;20/11/2026", "A1;;;SI;Línea cortada;20/11/2026")

    assert sabido(cliente) == [(False, "Línea cortada; Mora", dia(20))]
    assert corrida.conteos["repetidas"] == 1


def test_an_impediment_without_its_reason_is_taken_and_said(cargar):
    ClienteFactory(codigo="A1")

    corrida = cargar("A1;;;SI;;20/11/2026")

    assert corrida.renglones.values_list("clase", "motivo").get() == (
        "advertencia", "No dice qué impedimento es.",
    )  # fmt: skip


def test_the_dry_run_says_what_the_run_does_and_writes_nothing(cargar):
    ClienteFactory(codigo="A1")
    filas = ["A1;;;NO;;20/11/2026", "ZZ;;;NO;;20/11/2026", "A1;;;NO;;19/11/2026"]

    seca = cargar(*filas, simular=True)
    assert not ImpedimentoDicho.objects.exists()
    assert not Pendiente.objects.exists()

    cargada = cargar(*filas)

    campos = ("linea", "resultado", "clase", "motivo")
    assert list(seca.renglones.values_list(*campos)) == list(cargada.renglones.values_list(*campos))
    assert seca.conteos == cargada.conteos


def test_the_same_file_twice_writes_nothing(cargar):
    cliente = ClienteFactory(codigo="A1")
    cargar("A1;;;SI;Mora;20/11/2026")

    otra_vez = cargar("A1;;;SI;Mora;20/11/2026")

    assert otra_vez.conteos["sin_cambios"] == 1
    assert cliente.impedimentos.count() == 1
    assert not otra_vez.renglones.exclude(objeto_id=None).exists()


def test_an_older_file_never_says_what_holds(cargar):
    cliente = ClienteFactory(codigo="A1")
    cargar("A1;;;NO;;20/11/2026")

    vieja = cargar("A1;;;SI;Mora;19/11/2026")

    assert sabido(cliente) == [(True, "", dia(20)), (False, "Mora", dia(19))]
    assert por_linea(vieja)[2] == (
        "anteriores", "Ya se sabe algo más nuevo, del 20/11/2026.",
    )  # fmt: skip


def test_a_second_file_of_the_same_day_says_what_holds_and_the_first_again_does_not(cargar):
    cliente = ClienteFactory(codigo="A1")
    cargar("A1;;;SI;Mora;20/11/2026")
    cargar("A1;;;NO;;20/11/2026")

    de_nuevo = cargar("A1;;;SI;Mora;20/11/2026")

    assert de_nuevo.conteos["sin_cambios"] == 1
    assert cliente.impedimentos.first().limpio


def test_of_one_day_the_file_that_was_loaded_last_holds_though_another_said_it_before(cargar, acto):
    cliente = ClienteFactory(codigo="A1")
    cargar("A1;;;SI;Mora;20/11/2026")
    cargar("A1;;;NO;;20/11/2026")

    tercera = cargar("A1;;;SI;Mora;20/11/2026", "ZZ;;;NO;;20/11/2026")

    assert tercera.conteos["nuevas"] == 1
    assert not cliente.impedimentos.first().limpio
    assert deshacer_archivo(tercera, acto) == {"deshechas": 0, "quedan": 0, "dichas_por_otro": 1}
    assert cliente.impedimentos.first().limpio


def test_undoing_a_file_leaves_what_the_one_before_said_and_it_can_be_loaded_again(cargar, acto):
    cliente = ClienteFactory(codigo="A1")
    cargar("A1;;;SI;Mora;19/11/2026")
    nueva = cargar("A1;;;NO;;20/11/2026")

    assert deshacer_archivo(nueva, acto) == {"deshechas": 1, "quedan": 0}

    assert sabido(cliente) == [(False, "Mora", dia(19))]
    assert cargar("A1;;;NO;;20/11/2026").conteos["nuevas"] == 1


@pytest.mark.paso("1.1")
def test_what_a_file_said_of_either_of_two_joined_clients_is_of_the_one_that_stays(
    cargar, acto, ahora
):
    uno, otro = ClienteFactory(codigo="A1"), ClienteFactory(codigo="A2")
    cargar("A1;;;SI;Mora;19/11/2026", "A2;;;NO;;20/11/2026")
    elegidos = {"nombre": "uno", "ci": "uno", "codigo": "uno"}

    queda = unir(uno.pk, otro.pk, elegidos=elegidos, razon="Lo dijo", acto=acto)
    cargar("A2;;;SI;Línea cortada;21/11/2026")

    assert sabido(queda) == [
        (False, "Línea cortada", dia(21)), (True, "", dia(20)), (False, "Mora", dia(19)),
    ]  # fmt: skip


def test_of_two_rows_of_one_file_whose_clients_are_joined_later_the_impediment_holds(cargar, acto):
    uno, otro = ClienteFactory(codigo="A1"), ClienteFactory(codigo="A2")
    cargar("A1;;;SI;Mora;20/11/2026", "A2;;;NO;;20/11/2026")
    elegidos = {"nombre": "uno", "ci": "uno", "codigo": "uno"}

    queda = unir(uno.pk, otro.pk, elegidos=elegidos, razon="Lo dijo", acto=acto)

    assert queda.impedimentos.first().motivo == "Mora"


def test_the_practice_world_is_kept_apart(cargar):
    ficticio = ClienteFactory(codigo="A1", de_prueba=True)
    real = ClienteFactory(codigo="A1")

    cargar("A1;;;SI;Mora;20/11/2026", de_prueba=True)

    assert ficticio.impedimentos.count() == 1
    assert not real.impedimentos.exists()


def test_a_file_without_a_row_is_refused_whole(cargar):
    with pytest.raises(PlanillaRechazada, match="ninguna fila"):
        cargar(";;;;;")
    assert not Renglon.objects.exists()


@pytest.mark.parametrize(
    ("texto", "esperado"),
    [
        ("20/11/2026", dia(20)),
        ("2026-11-20", dia(20)),
        ("20-11-26 08:05", dia(20) + timedelta(hours=8, minutes=5)),
        ("2026-11-20T08:05:30.123", dia(20) + timedelta(hours=8, minutes=5, seconds=30)),
        ("20/11/2026 12:10 AM", dia(20) + timedelta(minutes=10)),
        ("20/11/2026 03:10 p.m.", dia(20) + timedelta(hours=15, minutes=10)),
    ],
)
def test_an_instant_is_read_as_people_and_systems_write_it(cargar, texto, esperado):
    cliente = ClienteFactory(codigo="A1")

    cargar(f"A1;;;NO;;{texto}")

    assert sabido(cliente) == [(True, "", esperado)]
