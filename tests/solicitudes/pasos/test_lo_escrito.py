"""What the steps share: the draft, the request's number, the sheet to copy and the summary."""

import pytest
from django.http import QueryDict

from bluecom.cuentas.acto import Acto
from solicitudes.models import Borrador, CampoSmartflex, Venta
from solicitudes.pasos.borrador import (
    borrador_de,
    borrar_borradores,
    descartar_borrador,
    esta_abierto,
    guardar_borrador,
)
from solicitudes.pasos.hoja_smartflex import hoja_de
from solicitudes.pasos.resumen import resumen_de
from solicitudes.pasos.smartflex import abierta_en, anotar_numero
from solicitudes.puerta.lectura import leer_alrededor
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, observar_tambien, venta_en

pytestmark = pytest.mark.django_db


def escribir(venta: Venta, paso: int) -> Borrador:
    enviado = QueryDict("pasar_en=el sabado&csrfmiddlewaretoken=x")
    return guardar_borrador(venta.pk, paso=paso, enviado=enviado, acto=Acto(venta.asesor, AHORA))


def test_a_draft_is_of_one_step_and_holds_the_words_and_no_token():
    venta = venta_en(Estado.ACEPTADA)

    borrador = escribir(venta, 5)

    assert borrador_de(venta, 5) == borrador
    assert borrador_de(venta, 4) is None
    assert borrador.datos == {"pasar_en": ["el sabado"]}


def test_the_drafts_of_some_steps_go_and_the_others_stay():
    venta = venta_en(Estado.OBSERVADA)
    observar_tambien(venta, "COBRO_ERRADO", "DIRECCION_ERRADA", "GLOSA_ERRADA")
    for paso in (7, 8, 9):
        escribir(venta, paso)

    borrar_borradores(venta, 7, 8)
    assert [b.paso for b in venta.borradores.all()] == [9]

    borrar_borradores(venta)
    assert not venta.borradores.exists()


def test_only_its_asesor_throws_a_draft_away():
    venta = venta_en(Estado.ACEPTADA)
    escribir(venta, 5)
    with pytest.raises(PermisoDenegado):
        descartar_borrador(venta.pk, paso=5, acto=Acto(UsuarioFactory(), AHORA))

    descartar_borrador(venta.pk, paso=5, acto=Acto(venta.asesor, AHORA))

    assert borrador_de(venta, 5) is None


@pytest.mark.parametrize(
    ("estado", "abiertos"),
    [
        (Estado.TOMADA, {2}),
        (Estado.REGISTRADA, {8}),
        (Estado.OBSERVADA, {6}),
        (Estado.CONCLUIDA, set()),
    ],
)
def test_the_next_step_is_open_and_in_an_observed_folder_what_was_observed(estado, abiertos):
    venta = venta_en(estado)

    assert {paso for paso in range(1, 12) if esta_abierto(venta, paso)} == abiertos


@pytest.mark.paso("9.1")
def test_a_request_s_number_belongs_to_one_sale():
    ajena, venta = venta_en(Estado.GLOSADA), venta_en(Estado.DETALLADA)
    with pytest.raises(TransicionInvalida, match=str(ajena.numero_smartflex)):
        anotar_numero(venta, ajena.numero_smartflex)

    anotar_numero(venta, "700123")
    anotar_numero(venta, "")

    assert Venta.objects.get(pk=venta.pk).numero_smartflex == "700123"


def test_a_step_is_open_in_its_state_or_observed_and_only_to_its_asesor():
    venta = venta_en(Estado.DETALLADA)
    yo = Acto(venta.asesor, AHORA)

    assert abierta_en(Estado.DETALLADA, venta.pk, acto=yo) == venta
    with pytest.raises(TransicionInvalida, match="detallada"):
        abierta_en(Estado.REGISTRADA, venta.pk, acto=yo)
    with pytest.raises(PermisoDenegado):
        abierta_en(Estado.DETALLADA, venta.pk, acto=Acto(UsuarioFactory(), AHORA))


@pytest.mark.paso("7.1")
def test_a_row_of_the_sheet_stays_ticked_while_its_value_is_the_same():
    venta, campos = venta_en(Estado.DOCUMENTADA), {"direccion_cobro": "LA PAZ 2040"}
    marcas = [dato.marca for dato in hoja_de(venta, 7, campos)]
    assert marcas

    otra = hoja_de(venta, 7, {"direccion_cobro": "SUCRE 12"}, digitados=marcas)

    sin_digitar = {dato.codigo for dato in otra if not dato.digitado}
    assert sin_digitar == {"direccion_cobro"}


def test_what_says_nothing_has_no_row_on_the_sheet():
    venta = venta_en(Estado.DOCUMENTADA)

    codigos = {dato.codigo for dato in hoja_de(venta, 7, {})}

    assert codigos < set(CampoSmartflex.objects.filter(paso=7).values_list("origen", flat=True))


def test_a_step_not_done_has_nothing_to_say_and_a_done_one_no_blank_row():
    nueva, vieja = venta_en(Estado.TOMADA), venta_en(Estado.IMPRESA)

    de_nueva, de_vieja = leer_alrededor(nueva), leer_alrededor(vieja)
    dichos = {n: resumen_de(vieja, n, de_vieja) for n in range(1, 12)}
    assert [n for n in range(1, 12) if resumen_de(nueva, n, de_nueva)] == [1]
    assert [n for n, filas in dichos.items() if filas] == list(range(1, 11))
    assert all(dicho for filas in dichos.values() for _, dicho in filas)


@pytest.mark.paso("2.1", "3.2")
def test_of_two_checks_the_last_one_is_read_though_it_holds_no_more():
    venta = venta_en(Estado.FACTIBLE)
    primera = venta.ultima_verificacion(3)
    segunda = venta.verificaciones.create(
        paso=3, favorable=False, consultado_por=venta.asesor, consultado_en=AHORA, vence_el=AHORA
    )

    assert venta.ultima_verificacion(3) == segunda != primera
    assert venta.ultima_verificacion(2).paso == 2
