"""The machine told to people: the step at hand, its verb, and what is missing, in its words."""

import pytest

from bluecom.bitacora.vocabulario import frase_del_acto
from solicitudes.models import CondicionComercial
from solicitudes.reglas.estados import TERMINADAS, Estado
from solicitudes.reglas.flujo import (
    bloqueos,
    escalera,
    estado_antes_del_paso,
    frases_que_faltan,
    pasos_que_ya_no_cuadran,
    transicion_de,
)
from solicitudes.reglas.frases import FRASES
from solicitudes.reglas.guion import HUECOS, guion_de
from solicitudes.reglas.listas import (
    CAMPOS_OBSERVADOS,
    ITEMS_REVISION,
    campos_observados,
    pasos_observados,
)
from solicitudes.reglas.procedimiento import boton_de, paso_actual, paso_tras
from tests.solicitudes.factories import venta_en
from tests.solicitudes.ventas_sueltas import VentaFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("numero", range(2, 11))
def test_where_a_step_comes_next_its_button_is_the_machine_s(numero):
    venta = VentaFactory(estado=estado_antes_del_paso(numero))

    assert paso_actual(venta) == paso_tras(venta.estado)
    assert paso_actual(venta).numero == numero
    assert boton_de(venta) == escalera()[venta.estado].custom["boton"]


@pytest.mark.parametrize("estado", TERMINADAS)
def test_an_ended_sale_has_no_button(estado):
    venta = VentaFactory(estado=estado)

    assert boton_de(venta) == ""
    assert paso_actual(venta).numero == (1 if estado == Estado.DESCARTADA else 11)


def test_a_transition_is_known_by_its_name_and_where_it_leaves():
    anular = [transicion_de("anular", e) for e in (Estado.ACEPTADA, Estado.ENTREGADA)]

    assert [t.source for t in anular] == [Estado.ACEPTADA, Estado.ENTREGADA]
    assert transicion_de("anular", Estado.CONCLUIDA) is None


def test_what_blocks_a_transition_is_what_its_guards_lack():
    venta = venta_en(Estado.EXPLICADA)
    transicion = transicion_de("validar_documentacion", venta.estado)

    assert bloqueos(venta, "validar_documentacion") == frases_que_faltan(venta, transicion) != []
    assert "no admite esta acción" in bloqueos(venta, "aprobar")[0]


def test_a_corrected_datum_is_missed_by_every_later_step_that_said_it():
    venta = venta_en(Estado.IMPRESA)
    assert pasos_que_ya_no_cuadran(venta) == []

    venta.ficha.pasar_en = "LA NOCHE"
    assert len(pasos_que_ya_no_cuadran(venta)) == 1

    venta.detalle.componentes = {}
    assert len(pasos_que_ya_no_cuadran(venta)) > 1


def test_an_act_says_its_step_and_an_unknown_one_its_code():
    assert frase_del_acto("corregir", {"paso": 8}) == f"{FRASES['corregir']}: paso 8"
    assert frase_del_acto("corregir", {}) == FRASES["corregir"]
    assert frase_del_acto("de_otro_tiempo", {}) == "de_otro_tiempo"


@pytest.mark.paso("4.2")
def test_the_script_says_offer_and_client_and_leaves_no_blank():
    venta = venta_en(Estado.FACTIBLE)
    condicion = CondicionComercial.objects.filter(plan__codigo="FTTH-50", campania="CARTA")[0]
    condicion.campania.guion = "\n".join(f"{{{hueco}}}" for hueco in HUECOS)

    dicho = guion_de(venta, condicion, ["Internet"])

    assert len(dicho) == len(HUECOS)
    assert not any("{" in linea for linea in dicho)
    assert dicho[HUECOS.index("instalacion")] == "sin costo"
    assert dicho[HUECOS.index("cliente")] == venta.cliente.nombre_completo
    assert dicho[HUECOS.index("apertura")] == "Llamo porque"


@pytest.mark.paso("4.2")
def test_the_script_never_says_to_who_rang_in_that_we_call():
    venta = venta_en(Estado.FACTIBLE)
    venta.entrante = True
    condicion = CondicionComercial.objects.filter(plan__codigo="FTTH-50", campania="CARTA")[0]

    dicho = " ".join(guion_de(venta, condicion, ["Internet"]))

    assert "Aprovecho para decirle que en su domicilio" in dicho
    assert "Llamo" not in dicho


@pytest.mark.paso("11.1")
def test_each_item_of_the_review_leads_to_a_step_and_to_fields_that_exist():
    pasos, grupos = dict(pasos_observados()), dict(campos_observados())

    for item in ITEMS_REVISION.values():
        campos = dict(grupos.get(pasos[item.paso], ()))
        assert set(item.campos) <= set(campos)
    assert sum(map(len, grupos.values())) == sum(map(len, CAMPOS_OBSERVADOS.values()))
