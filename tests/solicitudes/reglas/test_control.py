"""What a checklist is made of and what no version of it may be (5.1, 6.3, 11.1)."""

from dataclasses import replace

import pytest

from solicitudes.reglas.control import (
    CONTROLES,
    EXPLICACION,
    ITEMS_MAXIMO,
    LARGO,
    RECIBIDOS,
    REVISION,
    Lista,
    de_fabrica,
    objeciones,
    que_siguen,
)
from solicitudes.reglas.listas import (
    ITEMS_6_3,
    ITEMS_REVISION,
    PASOS_A_SEGUIR,
    Item,
    ItemRecibido,
    ItemRevision,
)

pytestmark = pytest.mark.paso("5.1", "6.3", "11.1")
ENVIO = PASOS_A_SEGUIR["ENVIO"]


def con(iniciales, **otros):
    return {**iniciales, **otros}


@pytest.mark.parametrize("control", CONTROLES.values(), ids=list(CONTROLES))
def test_what_ships_can_be_signed_and_is_version_1(control):
    assert objeciones(control, control.iniciales) == []
    assert de_fabrica(control) == Lista(1, control.iniciales)


@pytest.mark.parametrize("control", CONTROLES.values(), ids=list(CONTROLES))
def test_what_is_kept_of_an_item_is_read_back(control):
    filas = control.escribir(control.iniciales)

    assert [fila["codigo"] for fila in filas] == list(control.iniciales)
    assert control.leer(filas) == control.iniciales
    assert control.leer([fila | {"otro": 1, "mira": []} for fila in filas[:1]]).keys() == {
        filas[0]["codigo"]
    }


def test_a_list_of_json_is_read_as_a_tuple():
    item = RECIBIDOS.item("HUELLA", nombre="Con huella", mira=["CARTA"], avisa=True, paso=3)

    assert item == ItemRecibido("Con huella", ("CARTA",), True)


def test_of_an_item_that_stays_only_its_sentence_is_heard():
    dicho = RECIBIDOS.item("FIRMA", nombre="Firmada", mira=["CI_ANVERSO"], avisa=True)

    assert dicho == replace(ITEMS_6_3["FIRMA"], nombre="Firmada")


def test_a_checklist_is_called_by_its_numeral_and_title():
    assert str(REVISION) == "11.1 · Revisión de Canales Virtuales"


def test_the_sentences_come_in_the_order_of_the_list_whatever_is_asked():
    lista = de_fabrica(EXPLICACION)

    assert lista.nombres(["REGISTRO", "NADA", "ENVIO"]) == [
        ENVIO.nombre,
        PASOS_A_SEGUIR["REGISTRO"].nombre,
    ]


def test_a_tick_follows_to_another_version_only_with_the_same_words():
    vista = de_fabrica(EXPLICACION)
    rige = Lista(2, {"REGISTRO": Item("De otro modo"), "ENVIO": ENVIO})

    assert que_siguen(["ENVIO", "REGISTRO", "INSTALACION"], vista, rige) == ["ENVIO"]


@pytest.mark.parametrize(
    ("control", "items", "dice"),
    [
        (EXPLICACION, {}, ["La lista queda vacía: deje al menos un ítem."]),
        (EXPLICACION, {"A": Item(" ")}, ["Un ítem quedó sin frase: escríbala o retírelo."]),
        (EXPLICACION, {"A": Item("x" * LARGO)}, []),
        (EXPLICACION, {"A": Item("x" * (LARGO + 1))},
         ["Una frase tiene más de 120 signos: acórtela."]),
        (EXPLICACION, {"A": ENVIO, "B": Item(f" {ENVIO.nombre.upper()}  ")},
         ["Hay dos ítems que dicen lo mismo: deje uno."]),
        (EXPLICACION, {"A": Item(""), "B": Item("")},
         ["Un ítem quedó sin frase: escríbala o retírelo."]),
        (EXPLICACION, {str(n): Item(f"Paso {n}") for n in range(ITEMS_MAXIMO)}, []),
        (EXPLICACION, {str(n): Item(f"Paso {n}") for n in range(ITEMS_MAXIMO + 1)},
         ["Una lista tiene hasta 30 ítems: retire alguno."]),
        (RECIBIDOS, {c: i for c, i in ITEMS_6_3.items() if c != "SOLICITANTE"},
         ["«Quien solicita es el titular o acredita su poder» no se retira: de él depende que un "
          "tercero acredite su poder."]),
        (RECIBIDOS, con(ITEMS_6_3, HUELLA=ItemRecibido("Con huella", ())),
         ["Elija qué mira «Con huella»."]),
        (RECIBIDOS, {c: replace(i, mira=("CARTA",)) for c, i in ITEMS_6_3.items()},
         ["Ningún ítem obligatorio miraría: anverso del C.I., reverso del C.I."]),
        (RECIBIDOS, {c: replace(i, avisa="CARTA" in i.mira) for c, i in ITEMS_6_3.items()},
         ["Ningún ítem obligatorio miraría: carta de solicitud."]),
        (REVISION, con(ITEMS_REVISION, X=ItemRevision("Otra", 3)),
         ["Elija a qué paso lleva «Otra»."]),
        (REVISION, con(ITEMS_REVISION, X=ItemRevision("Otra", 7, ("via", "ciclo"))),
         ["Los campos de «Otra» no son del paso 7."]),
        (REVISION, con(ITEMS_REVISION, X=ItemRevision("Otra", 10, ("via",))),
         ["Los campos de «Otra» no son del paso 10."]),
    ],
)  # fmt: skip
def test_what_no_version_may_be_is_said(control, items, dice):
    assert objeciones(control, items) == dice


@pytest.mark.parametrize(
    ("paso", "campo", "suyo"),
    [(6, "ci", True), (6, "", True), (6, "carta_fecha", False), (7, "", False), (None, "", False)],
)
def test_a_reason_is_an_item_s_when_it_leads_to_its_step_and_fields(paso, campo, suyo):
    assert ITEMS_REVISION["CI"].admite(paso, campo) is suyo


def test_an_item_names_the_version_of_its_paper_from_the_second_on():
    contrato = ITEMS_REVISION["CONTRATO"]

    assert contrato.de_version(1) == contrato
    assert contrato.de_version(2) == replace(
        contrato, nombre="Contrato de Suministro, 1 + 1: recibida la versión 2"
    )
