"""What a sale still lacks, asked of one that lacks one thing: the answer names only that."""

from datetime import timedelta

import pytest

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.identidad import leer_ci
from bluecom.cuentas.acto import Acto
from solicitudes.models import Observacion, Revision, Venta
from solicitudes.pasos.seguimiento.servicio import registrar_seguimiento
from solicitudes.reglas import comprobaciones as c
from solicitudes.reglas import estructura, glosa, guardas
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3, PASOS_A_SEGUIR
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
HOY, UN_DIA = hoy(AHORA), timedelta(days=1)


@pytest.fixture
def venta() -> Venta:
    """With every fact up to the printed folder."""
    return venta_en(Estado.IMPRESA)


def en(venta: Venta, **campos) -> Venta:
    """The same sale with the columns of a step as given, ``paso__columna``."""
    for ruta, valor in campos.items():
        paso, columna = ruta.split("__")
        setattr(getattr(venta, paso), columna, valor)
    return venta


def test_a_whole_sale_lacks_nothing(venta):
    preguntas = (
        c.pasos_sin_explicar,
        c.sin_informar,
        c.problema_de_capacidad_alli,
        c.problema_de_capacidad_donde_rige,
        c.items_sin_ok,
        c.ci_de_otro,
        c.diferencias_de_la_carta,
        c.problema_de_estructura,
        c.problema_de_glosa,
        c.papeles_sin_producir,
        c.observaciones_sin_responder,
    )

    assert not any(pregunta(venta) for pregunta in preguntas)


@pytest.mark.paso("5.1")
def test_before_the_call_all_is_to_be_explained_and_informed():
    venta = venta_en(Estado.ACEPTADA)

    assert c.pasos_sin_explicar(venta) == [item.nombre for item in PASOS_A_SEGUIR.values()]
    assert c.sin_informar(venta) == list(glosa.por_informar(venta).values())


@pytest.mark.paso("3.2")
def test_installed_elsewhere_it_needs_the_capacity_of_that_place(venta):
    en(venta, ficha__misma_direccion=False, ficha__direccion_dictada="AV AMERICA 1500")
    assert "vuelva a revisar" in c.problema_de_capacidad_alli(venta)
    alli = venta.verificaciones.get(paso=3)
    alli.pk, alli.direccion, alli.tecnologias = None, "AV AMERICA 1500", ["COBRE"]
    alli.save()

    assert "hay capacidad de Cobre" in c.problema_de_capacidad_alli(venta)


@pytest.mark.paso("3.2", "8.1")
def test_where_the_registered_address_rules_it_needs_the_capacity_of_that_one(venta):
    lugar = "CALAMA - 0118 ESQUINA JUNIN"
    assert c.problema_de_capacidad_donde_rige(venta) == ""
    en(venta, detalle__direccion_linea=lugar, detalle__direccion_rige="REGISTRADA")
    assert "vuelva a revisar" in c.problema_de_capacidad_donde_rige(venta)

    alli = venta.verificaciones.get(paso=3)
    alli.pk, alli.direccion, alli.vence_el = None, lugar, HOY - UN_DIA
    alli.save()

    assert "vuelva a revisar" in c.problema_de_capacidad_en(venta, lugar)
    assert c.problema_de_capacidad_en(venta, lugar, vigente=False) == ""


@pytest.mark.paso("4.1")
def test_who_took_his_word_back_is_named_until_he_gives_it_again(venta):
    assert c.desistimiento(venta) == ""

    registrar_seguimiento(
        venta.pk, acto=Acto(venta.asesor, AHORA + UN_DIA), resultado="DESISTE", detalle="DEMORA"
    )
    assert f"desistió en la llamada del {hoy(AHORA + UN_DIA):%d/%m/%Y}" in c.desistimiento(
        Venta.objects.get(pk=venta.pk)
    )

    registrar_seguimiento(
        venta.pk, acto=Acto(venta.asesor, AHORA + 2 * UN_DIA), resultado="VUELVE_A_ACEPTAR"
    )
    assert c.desistimiento(Venta.objects.get(pk=venta.pk)) == ""


@pytest.mark.paso("6.3")
def test_an_item_that_only_warns_is_not_missed(venta):
    en(venta, documentacion__items={})

    faltan = set(c.items_sin_ok(venta))

    assert faltan == {item.nombre for item in ITEMS_6_3.values() if not item.avisa}
    assert len(faltan) < len(ITEMS_6_3)


@pytest.mark.paso("6.3")
def test_the_ci_of_another_is_named_beside_the_expected_until_it_is_confirmed(venta):
    otro = leer_ci("7654321 CB")
    en(venta, documentacion__ci_numero="7654321")

    assert c.ci_de_otro(venta) == c.diferencia_de_ci(venta, otro)
    assert str(venta.ci_esperado) in c.diferencia_de_ci(venta, otro)
    assert c.diferencia_de_ci(venta, venta.ci_esperado) == c.diferencia_de_ci(venta, None) == ""

    en(venta, documentacion__ci_confirmado=True)
    assert c.ci_de_otro(venta) == ""


@pytest.mark.paso("6.3")
def test_a_letter_says_what_was_accepted_and_no_longer_matches_another_offer(venta):
    dicho = c.lo_que_dice_la_carta(venta)
    assert dicho == venta.documentacion.carta_dice
    assert c.lo_que_dice_la_carta(venta_en(Estado.TOMADA)) == {}

    en(venta, ficha__misma_direccion=False, ficha__direccion_dictada="AV AMERICA 1500")

    diferencia = c.diferencias_de_la_carta(venta)
    assert diferencia.count("La carta dice") == 1
    assert "«AV AMERICA 1500»" in diferencia


@pytest.mark.paso("8.2")
def test_the_structure_is_of_the_day_of_step_8_until_another_offer_is_accepted(venta):
    venta.ahora = AHORA + 9 * UN_DIA
    assert estructura.dia_de_la_estructura(venta) == HOY

    en(venta, oferta__aceptada_en=venta.ahora)

    assert estructura.dia_de_la_estructura(venta) == HOY + 9 * UN_DIA


@pytest.mark.paso("8.2")
@pytest.mark.parametrize(
    ("cuantos", "dice"),
    [(0, "obligatorio"), (99, "como máximo"), (-1, "en números"), ("2", "en números")],
)
def test_a_required_component_takes_one_to_its_most(venta, cuantos, dice):
    celda = next(celda for celda in venta.oferta.celdas_el(HOY) if celda.obligatorio)

    (frase,) = estructura.objecion_de_celda(celda, cuantos)
    assert dice in frase
    assert estructura.objecion_de_celda(celda, celda.maximo) == []

    en(venta, detalle__componentes={**venta.detalle.componentes, celda.componente_id: cuantos})
    assert frase in c.problema_de_estructura(venta)


@pytest.mark.paso("8.2")
def test_a_product_has_its_points_and_the_sale_keeps_those_that_it_has(venta):
    producto = venta.oferta.producto
    producto.puntos_maximo = 3

    dichos = [estructura.objecion_de_puntos(producto, n, ya=None) for n in (0, 1, 3, 4)]

    assert [bool(dicho) for dicho in dichos] == [True, False, False, True]
    assert estructura.objecion_de_puntos(producto, 4, ya=4) == []


@pytest.mark.paso("9.1")
def test_a_gloss_that_no_longer_says_the_sale_is_composed_again(venta):
    en(venta, ficha__pasar_en="LA NOCHE")
    assert "ya no coincide" in c.problema_de_glosa(venta)

    en(venta, ficha__pasar_en="EN LA TARDE", glosa__adicional="permanencia 12 meses")
    assert "12 MESES" in c.problema_de_glosa(venta)


@pytest.mark.paso("9.1")
def test_a_gloss_keeps_the_texts_of_its_day_until_another_offer_is_accepted(venta):
    venta.ahora = AHORA + 9 * UN_DIA
    assert glosa.dia_de_la_glosa(venta) == HOY

    en(venta, oferta__aceptada_en=venta.ahora)

    assert glosa.dia_de_la_glosa(venta) == HOY + 9 * UN_DIA
    assert glosa.redaccion_de(venta) == venta.redaccion_el(HOY + 9 * UN_DIA)


@pytest.mark.paso("9.1")
def test_the_bill_goes_to_the_telephone_in_the_text_and_in_its_slot(venta):
    propia = glosa.facturacion_de(venta.oferta)
    assert glosa.datos_de_glosa(venta)["telefono_factura"] == ""

    en(venta, oferta__facturacion="AL_TELEFONO", oferta__telefono_factura="+59144251234")

    assert glosa.facturacion_de(venta.oferta) != propia
    assert glosa.datos_de_glosa(venta)["telefono_factura"] == "44251234"


@pytest.mark.paso("9.1")
def test_the_gloss_asks_for_the_titular_when_nobody_else_was_named(venta):
    en(venta, ficha__preguntar_por="")
    assert glosa.datos_de_glosa(venta)["preguntar_por"] == venta.cliente.nombre_completo

    en(venta, ficha__preguntar_por="NORMA")
    assert glosa.datos_de_glosa(venta)["preguntar_por"] == "NORMA"


@pytest.mark.paso("9.1")
def test_a_last_word_is_held_against_the_offer_that_was_accepted(venta):
    dicho = f"permanencia {venta.oferta.snapshot.permanencia} meses"

    assert glosa.contradicciones(venta, dicho) == glosa.contradicciones(venta, "  ") == ()
    assert len(glosa.contradicciones(venta, "permanencia 12 meses")) == 1


@pytest.mark.paso("10")
def test_a_paper_without_its_file_is_named():
    venta = venta_en(Estado.GLOSADA)

    assert set(c.papeles_sin_producir(venta)) == {
        "Solicitud de Servicios Corporativos",
        "Contrato de Suministro del Servicio",
        "Contrato de Comodato",
    }


@pytest.mark.paso("11.1")
def test_an_observation_is_answered_once_and_a_former_round_marks_nothing():
    venta = venta_en(Estado.OBSERVADA)
    assert len(c.observaciones_sin_responder(venta)) == 1
    Observacion.objects.filter(venta=venta).update(respondida_en=AHORA)
    assert c.observaciones_sin_responder(venta) == []

    marcas = dict.fromkeys(c.items_de_revision(venta), True)
    Revision.objects.update_or_create(
        venta=venta,
        ronda=0,
        defaults={"items": marcas, "revisor": venta.asesor, "iniciada_en": AHORA},
    )

    assert len(c.revision_sin_ok(venta)) == len(marcas)


@pytest.mark.paso("6.3")
def test_of_the_items_only_those_that_are_in_order_or_only_warn_are_done(venta):
    mirados = {codigo: {"ok": codigo != "FIRMA", "motivo": ""} for codigo in ITEMS_6_3}

    faltan = c.sin_ok_entre(venta, mirados)

    assert faltan == [ITEMS_6_3["FIRMA"].nombre]
    assert guardas.sin_revisar(faltan) == "Sin revisar u observado: Firma del solicitante (6.3)."
    assert guardas.sin_revisar([]) == ""


@pytest.mark.paso("8.1")
def test_what_was_dictated_is_compared_with_what_is_registered_until_somebody_decides(venta):
    otra = "LA PAZ - 2050 ENTRE LANZA Y ANTEZANA"

    assert "no coinciden en el número" in c.diferencia_con_lo_dictado(venta, otra)
    assert c.diferencia_con_lo_dictado(venta, otra, provisional=True) == ""

    en(venta, detalle__direccion_linea=otra)
    assert "no coinciden en el número" in c.direccion_sin_decidir(venta)
    assert c.direccion_sin_decidir(en(venta, detalle__direccion_rige="MISMA")) == ""
