"""The 21 texts of Annex 2 and what is corrected in them (9.1)."""

import pytest

from solicitudes.glosas import (
    CORRECCIONES,
    LITERALES,
    PLANTILLAS,
    PRODUCTOS,
    PROMOCION,
    Redaccion,
    componer,
    hoja_de_correcciones,
    leer_plantilla,
)
from solicitudes.glosas.datos_redaccion_literal import PLANTILLAS_LITERALES
from tests.solicitudes.glosas.anexo import textos

pytestmark = pytest.mark.paso("9.1")
FILAS = list(LITERALES)


def test_the_literal_texts_are_the_annex_byte_for_byte():
    nombres = {p.codigo: p.nombre for p in PRODUCTOS.values()}
    nombres[PROMOCION] = "VENTAS CON PROMOCIONES"

    propios = [(nombres[producto], texto) for (producto, _), texto in LITERALES.items()]

    assert len(propios) == 21
    assert propios == textos()


def test_there_is_a_template_for_each_text_and_each_billing():
    assert list(PLANTILLAS) == FILAS == list(PLANTILLAS_LITERALES)
    assert {(p.codigo, f) for p in PRODUCTOS.values() for f in p.facturaciones} == {
        fila for fila in FILAS if fila[0] != PROMOCION
    }


@pytest.mark.parametrize("fila", FILAS)
@pytest.mark.parametrize("tabla", [PLANTILLAS, PLANTILLAS_LITERALES])
def test_no_template_keeps_a_blank_an_amount_or_a_month(tabla, fila):
    texto = "".join(p.texto for p in leer_plantilla(tabla[fila]).piezas if not p.es_hueco)

    assert not any(c.isdigit() for c in texto)
    assert "BS" not in texto
    assert ".." not in texto


@pytest.mark.parametrize("correccion", CORRECCIONES, ids=lambda c: c.codigo)
def test_each_correction_touches_a_text_and_gives_its_reason(correccion):
    assert correccion.filas
    assert correccion.motivo.endswith(".")


def test_the_corrections_named_by_the_domain_are_in_the_sheet():
    codigos = {
        (linea.producto, linea.facturacion): {c.codigo for c in linea.correcciones}
        for linea in hoja_de_correcciones()
    }

    assert len(codigos) == 21
    assert "HSR_025" in codigos["TEL_HSPA", "CONJUNTA"]
    assert "PUNTO_GUION_COMA" in codigos["TV_HFC", "AL_TELEFONO"]
    assert {"COMA_FINAL", "COMA_PERMANENCIA"} <= codigos["INET_INAL", "INDEPENDIENTE"]
    assert "AL_N_DE_TELEFONO" in codigos["INET_INAL", "AL_TELEFONO"]
    assert {"GPON_O_MSAM", "TIEMPO_DE_INSTALACION"} <= codigos["TV_DTH", "AL_TELEFONO"]
    assert "PREGUNTAR_POR_COMA" in codigos["TEL_FIJA", "SIN_MODALIDAD"]
    assert "TECNOLOGIA_AGREGADA" in codigos["ADSL", "INDEPENDIENTE"]
    assert "CAMPO_OBSERVACIONES" in codigos[PROMOCION, "SIN_MODALIDAD"]


@pytest.mark.parametrize("correccion", CORRECCIONES, ids=lambda c: c.codigo)
def test_a_correction_is_of_the_rows_whose_two_texts_show_it(correccion):
    en_los_dos = {
        fila
        for fila in FILAS
        if correccion.literal in LITERALES[fila] and correccion.corregido in PLANTILLAS[fila]
    }
    de_adsl = {fila for fila in en_los_dos if fila[0] == "ADSL"}
    solo_adsl = correccion.codigo == "TECNOLOGIA_AGREGADA"

    assert set(correccion.filas) == (de_adsl if solo_adsl else en_los_dos)


def test_the_sheet_shows_the_wording_in_force_and_only_what_it_still_corrects():
    fila = ("TEL_HSPA", "CONJUNTA")
    [linea] = [
        dicha for dicha in hoja_de_correcciones() if fila == (dicha.producto, dicha.facturacion)
    ]
    assert (linea.literal, linea.corregido) == (LITERALES[fila], PLANTILLAS[fila])
    assert linea.correcciones
    assert all(fila in correccion.filas for correccion in linea.correcciones)

    otra = Redaccion.con({fila: ("2026-2", LITERALES[fila])})
    hoja = {(dicha.producto, dicha.facturacion): dicha for dicha in hoja_de_correcciones(otra)}

    assert (hoja[fila].corregido, hoja[fila].version) == (LITERALES[fila], "2026-2")
    assert not [c for c in hoja[fila].correcciones if c.corregido not in LITERALES[fila]]
    assert len(hoja[fila].correcciones) < len(linea.correcciones)


def test_a_gloss_names_the_corrections_of_its_own_text_in_force(datos):
    fila = ("TEL_HSPA", "CONJUNTA")
    otra = Redaccion.con(
        {fila: ("2026-2", PLANTILLAS[fila].replace("HSR-{tarifa_hsr}", "HSR {tarifa_hsr}"))}
    )

    glosa = componer(*fila, datos)

    assert all(fila in correccion.filas for correccion in glosa.correcciones)
    assert {c.codigo for c in glosa.correcciones} > {
        c.codigo for c in componer(*fila, datos, redaccion=otra).correcciones
    }
