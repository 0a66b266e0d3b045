"""What each paper says, read back from its PDF; no database and no sale."""

import json
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from documentos.datos import (
    Contacto,
    DatosPapel,
    Direccion,
    Importe,
    Persona,
    Solicitante,
    Tercero,
    a_json,
)
from documentos.errores import URLProhibida
from documentos.papel.calculos import CONSENTIMIENTO, carta_para_copiar, declaracion, tramos_de_baja
from documentos.papel.hoja import componer, html_de
from documentos.papel.huella import huella
from documentos.papel.motor import html_a_pdf
from documentos.pdf import contar_paginas
from documentos.tipos import TipoDocumento
from tests.apoyo.pdf import paginas_de, texto_de
from tests.documentos import factories as f

LITERAL_6_2 = (
    "Declaro ACEPTACION AL COSTO CERO DE INSTALACIÓN Y TIEMPO MINIMO DE PERMANENCIA, 18 MESES. "
    "EN CASO DE BAJA ANTICIPADA SE DEBERÁ PAGAR Bs.30.00 POR CADA MES HASTA EL CUMPLIMIENTO DE "
    "18 MESES."
)


def instantanea(datos: DatosPapel, **otros: Any) -> dict[str, Any]:
    return {
        "papel": a_json(datos),
        "titulo": str(TipoDocumento(datos.TIPO).label),
        "revisado_legal": False,
        "prestador": {"razon_social": "COMTECO R.L."},
        "numero": 123,
        "version": 1,
        "numero_externo": "8801234",
        "url": "http://127.0.0.1:8000/p/abc",
        "anexo": {"id": 1, "version": "v1", "huella": "0123456789abcdef"},
        **otros,
    }


def pdf_de(datos: DatosPapel, **otros: Any) -> bytes:
    return _dibujado(datos.TIPO, json.dumps(instantanea(datos, **otros)))


@cache
def _dibujado(tipo: str, datos: str) -> bytes:
    """Drawn once: many tests read the same paper."""
    return componer(tipo, json.loads(datos), "v1")


def texto(datos: DatosPapel, **otros: Any) -> str:
    """All the text in one line: a line break in a paper is not a fact."""
    return texto_de(pdf_de(datos, **otros))


@pytest.mark.paso("10")
@pytest.mark.parametrize("datos", f.todos_los_papeles(), ids=lambda d: d.TIPO)
def test_every_paper_carries_number_title_place_and_fingerprint(datos):
    dicho = texto(datos)

    assert "N.º 0000123" in dicho
    assert "Cochabamba, 23 de noviembre de 2026" in dicho
    assert huella(instantanea(datos), "v1") in dicho
    assert "Página 1 de" in dicho
    assert "BLUECOM" in dicho
    assert "pendiente de revisión por asesoría legal" in dicho


def test_the_legal_warning_goes_when_counsel_has_read_the_text():
    assert "asesoría legal" not in texto(f.datos_contrato(), revisado_legal=True)


def test_a_changed_figure_changes_the_fingerprint():
    cara = replace(f.CONDICIONES, tarifa=Decimal("150.00"))

    uno = huella(instantanea(f.datos_contrato()), "v1")
    otro = huella(instantanea(f.datos_contrato(condiciones=cara)), "v1")

    assert uno != otro


@pytest.mark.paso("10")
def test_the_solicitud_has_the_thirteen_parts():
    dicho = texto(f.datos_solicitud())

    for parte in (
        "1. Solicitante",
        "2. Contacto",
        "3. Línea actual registrada en Smartflex",
        "4. Cobro y facturación recurrente",
        "5. Categoría",
        "6. Dirección de instalación",
        "7. Servicio solicitado",
        "8. Facturación",
        "9. Condiciones comerciales",
        "10. Capacidad técnica",
        "11. Observaciones",
        "12. Firmas",
        "13. Adjuntos",
        "Solicitud Smartflex N.º 8801234",
        "Aceptación según carta de solicitud de fecha 22/11/2026, adjunta.",
        " ".join(f.GLOSA.split()),
    ):
        assert parte in dicho


@pytest.mark.paso("10")
def test_the_contract_is_one_page_and_says_amounts_in_words():
    datos = f.datos_contrato()
    dicho = texto(datos)

    assert contar_paginas(pdf_de(datos)) == 1
    assert "Bs 149,00 (CIENTO CUARENTA Y NUEVE 00/100 BOLIVIANOS)" in dicho
    assert "huella 0123456789abcdef" in dicho
    assert "Aceptación según carta de solicitud de fecha 22/11/2026, adjunta." in dicho
    assert "Firma" not in dicho


def test_the_general_conditions_know_no_client():
    datos = {"titulo": "Condiciones Generales del Servicio", "prestador": {}}
    dicho = texto_de(componer("CONDICIONES", datos, "v1"))

    for clausula in ("6. Plazo y permanencia mínima", "9. Baja anticipada", "20. Aceptación"):
        assert clausula in dicho
    assert "Ley N.º 164" in dicho


@pytest.mark.paso("10")
def test_the_comodato_lists_equipment_and_leaves_serial_and_mac_blank():
    dicho = texto(f.datos_comodato())

    assert "DEMO G-140" in dicho
    assert "________" in dicho
    assert "artículo 879 del Código Civil" in dicho.replace(
        "\x02", ""
    )  # a hyphen at the end of a line
    assert "CUATROCIENTOS CINCUENTA 00/100 BOLIVIANOS" in dicho


@pytest.mark.paso("6.2")
def test_the_letter_declares_word_for_word():
    assert declaracion(f.CONDICIONES) == LITERAL_6_2
    assert LITERAL_6_2 in texto(f.datos_carta())
    assert LITERAL_6_2 in carta_para_copiar(f.datos_carta())


@pytest.mark.paso("6.2")
def test_both_forms_of_the_letter_carry_the_express_consent_to_the_use_of_his_data():
    """DS 1391."""
    assert CONSENTIMIENTO in " ".join(texto(f.datos_carta()).split())
    assert CONSENTIMIENTO in carta_para_copiar(f.datos_carta())


def test_another_campaign_says_its_own_figures():
    inalambrico = replace(
        f.CONDICIONES, costo_instalacion=Decimal(200), permanencia_meses=12, cargo_baja=Decimal(25)
    )

    assert declaracion(inalambrico) == (
        "Declaro ACEPTACION AL COSTO DE INSTALACIÓN DE Bs.200.00 Y TIEMPO MINIMO DE PERMANENCIA, "
        "12 MESES. EN CASO DE BAJA ANTICIPADA SE DEBERÁ PAGAR Bs.25.00 POR CADA MES HASTA EL "
        "CUMPLIMIENTO DE 12 MESES."
    )


@pytest.mark.paso("11.2")
def test_the_terms_show_the_charge_month_by_month():
    datos = f.datos_terminos()
    tramos = tramos_de_baja(datos.activacion, datos.condiciones)
    dicho = texto(datos)

    assert [tramos[0].cargo, tramos[-1].cargo, len(tramos)] == [540, 30, 18]
    assert "31/12/2026 y 30/01/2027 18 Bs 540,00" in dicho
    assert "31/05/2028 y 29/06/2028 1 Bs 30,00" in dicho
    assert "hasta el 30/06/2028" in dicho
    assert "constancia de la aceptación de los términos y condiciones" in dicho


@pytest.mark.paso("11")
def test_the_acta_lists_every_carpeta_with_its_hashes():
    dicho = texto(f.datos_acta_entrega(carpetas=20))

    assert "Total: 20 carpetas." in dicho
    assert "8800020" in dicho
    assert "a1a1a1a1" in dicho
    assert "Entrega: Asesor de Muestra" in dicho
    assert "Recibe: Responsable de Muestra" in dicho


def test_the_acta_of_installation_shows_serial_and_mac():
    instalada = replace(f.ONT, serie="ZX81", mac="00:1A:2B:3C:4D:5E")
    servicio = replace(f.SERVICIO, equipos=(instalada,))

    dicho = texto(f.datos_acta_instalacion(servicio=servicio, numero_comodato="N.º 0000124"))

    assert "ZX81" in dicho
    assert "00:1A:2B:3C:4D:5E" in dicho
    assert "completa el Contrato de Comodato N.º 0000124" in dicho


def test_a_company_and_a_third_party_are_named():
    empresa = Solicitante(
        nombre="Ferretería Ñandú S.R.L.", empresa=True, nit="1023456021", titular=f.TITULAR
    )
    hija = Tercero(
        persona=Persona(nombre="Lucía Rojas", ci="7654321 CB", ci_indefinida=True),
        relacion="hija",
        autorizacion="Poder notariado",
    )

    de_empresa = texto(f.datos_solicitud(solicitante=empresa))
    de_tercero = texto(f.datos_solicitud(solicitante=replace(f.SOLICITANTE, tercero=hija)))

    assert "Ferretería Ñandú S.R.L. Representante legal Persona de Muestra" in de_empresa
    assert "NIT 1023456021 C.I. 1234567-1A CB" in de_empresa
    assert "Lucía Rojas, hija del titular" in de_tercero
    assert "INDEFINIDA" in de_tercero


@pytest.mark.parametrize(
    "hostil", ["<b>Ana</b> {{ d.glosa }}", "{% now 'Y' %} & 100%", "O'Brien ñandú", '"><img src=x>']
)
def test_hostile_text_is_printed_literally(hostil):
    ataque = replace(f.SOLICITANTE, nombre=hostil)

    assert hostil in texto(f.datos_contrato(solicitante=ataque))


def test_a_paper_loads_nothing_from_outside():
    with pytest.raises(URLProhibida):
        html_a_pdf("<html lang='es'><title>x</title><img src='file:///etc/hostname'/></html>")


def test_empty_data_prints_no_label():
    simple = replace(f.CONTACTO, referencias=(), celular="")

    html = html_de("SOLICITUD", instantanea(f.datos_solicitud(contacto=simple)), "v1")

    assert "Celular (WhatsApp)" not in html
    assert "Promoción" in html


def test_a_rural_address_is_marked():
    rural = Direccion(
        linea="INNOMINADA - 0001 ZONA MAICA",
        observaciones="A DOS CUADRAS DE LA ESCUELA, PORTON ROJO",
        rural=True,
    )

    assert "RURAL" in texto(f.datos_solicitud(instalacion=rural))


@pytest.mark.parametrize("hacer", [f.datos_solicitud, f.datos_contrato, f.datos_terminos])
def test_a_unit_price_is_printed_with_all_its_decimals(hacer):
    minuto = Importe(concepto="Minuto en horario reducido", monto=Decimal("0.375"))
    datos = hacer(condiciones=replace(f.CONDICIONES, otros=(minuto,)))

    html = html_de(datos.TIPO, instantanea(datos), "v1")

    assert "Bs 0,375 (CERO 375/1000 BOLIVIANOS)" in html


@pytest.mark.parametrize("hacer", [f.datos_solicitud, f.datos_contrato, f.datos_comodato])
@pytest.mark.parametrize(
    ("relacion", "vinculo"),
    [
        ("Hijo o hija", "hijo o hija del titular"),
        ("Persona autorizada", "persona autorizada por el titular"),
    ],
)
def test_who_signed_the_letter_signs_the_papers(hacer, relacion, vinculo):
    lucia = Persona(nombre="Lucía Rojas", ci="7654321 CB")
    tercero = Tercero(persona=lucia, relacion=relacion)
    datos = hacer(solicitante=replace(f.SOLICITANTE, tercero=tercero))

    html = html_de(datos.TIPO, instantanea(datos), "v1")

    firma = html[html.index('class="firmas') :]
    assert f"Lucía Rojas, C.I. 7654321 CB, {vinculo} Persona de Muestra" in firma
    assert "Aceptación según carta de solicitud" in firma


def test_the_titular_signs_alone_and_a_company_by_its_representative():
    empresa = Solicitante(nombre="Ferretería S.R.L.", empresa=True, nit="1", titular=f.TITULAR)

    sola = html_de("CONTRATO", instantanea(f.datos_contrato()), "v1")
    de_empresa = html_de("CONTRATO", instantanea(f.datos_contrato(solicitante=empresa)), "v1")

    assert "Persona de Muestra, C.I. 1234567-1A CB<br />" in sola
    assert "por quien firma" not in sola
    assert "Persona de Muestra, C.I. 1234567-1A CB, representante legal de Ferretería" in de_empresa


def test_a_telephone_is_said_once_in_the_letter():
    datos = f.datos_carta()
    assert datos.contacto.celular in datos.contacto.referencias

    assert carta_para_copiar(datos).count(datos.contacto.celular) == 1
    assert html_de("CARTA_MODELO", instantanea(datos), "v1").count(datos.contacto.celular) == 1


def test_the_documents_of_a_contract_are_a_sentence_with_and_without_equipment():
    sin_equipos = f.datos_contrato(servicio=replace(f.SERVICIO, equipos=()))

    assert "; y la carta de solicitud del usuario." in texto(sin_equipos)
    assert "; y el Contrato de Comodato de los equipos." in texto(f.datos_contrato())


def test_an_acta_without_a_receiver_s_name_leaves_room_for_it():
    html = html_de("ACTA_ENTREGA", instantanea(f.datos_acta_entrega(recibe="")), "v1")

    assert "entrega al responsable de Canales Virtuales de COMTECO las carpetas" in html
    assert "Recibe (nombre): ____" in html


@pytest.mark.parametrize("quien", ["company", "third person"])
def test_the_comodato_of_who_signs_for_another_fits_on_a_page(quien):
    titular = replace(f.TITULAR, nombre="María de los Ángeles Rojas Quispe de Villarroel")
    empresa = Solicitante(
        nombre="IMPORTADORA Y COMERCIALIZADORA ÑANDÚ S.R.L.",
        empresa=True,
        nit="1023456021",
        titular=titular,
        modalidad="Línea única",
    )
    tercero = Tercero(persona=titular, relacion="Representante legal")
    solicita = empresa if quien == "company" else replace(f.SOLICITANTE, tercero=tercero)

    assert contar_paginas(pdf_de(f.datos_comodato(solicitante=solicita))) == 1


@pytest.mark.parametrize("equipos", [1, 9])
def test_no_page_of_a_comodato_of_a_company_is_left_half_white(equipos):
    """However long its name, its place and its list of equipment are."""
    empresa = Solicitante(
        nombre="IMPORTADORA Y DISTRIBUIDORA DE PRUEBA DEL VALLE S.R.L.",
        empresa=True,
        nit="1023456021",
        titular=f.TITULAR,
        modalidad="Línea única",
    )
    lugar = Direccion(
        linea="AV. BLANCO GALINDO KM 4 - S/N ENTRE CALLE LANZA Y CALLE ANTEZANA EDIFICIO LOS "
        "HORIZONTES BLOQUE B PISO 4 DEPTO A",
        observaciones="PORTÓN CAFÉ, CASA DE 2 PISOS, FRENTE A LA CANCHA DEL BARRIO",
    )
    servicio = f.datos_comodato().servicio
    servicio = replace(servicio, equipos=servicio.equipos[:1] * equipos)

    pdf = pdf_de(f.datos_comodato(solicitante=empresa, instalacion=lugar, servicio=servicio))

    primera = paginas_de(pdf)[0]
    assert contar_paginas(pdf) == (1 if equipos == 1 else 2)
    assert "Primera. Objeto" in primera
    assert ("Duodécima" in primera) == (equipos == 1), "signed beside the last words alone"


def test_a_number_that_is_a_reference_and_the_whatsapp_is_printed_once():
    contacto = Contacto(linea="44123456", referencias=("70712345", "4412345"), celular="70712345")

    dicho = texto_de(pdf_de(f.datos_solicitud(contacto=contacto)))

    assert dicho.count("70712345") == 1
    assert "Referencia y WhatsApp" in dicho


def test_a_solicitud_with_the_three_prices_of_a_minute_fits_on_a_page():
    minutos = [("normal", "0.50"), ("reducido", "0.375"), ("súper reducido", "0.25")]
    otros = tuple(Importe(concepto=f"Minuto {c}", monto=Decimal(m)) for c, m in minutos)
    datos = f.datos_solicitud(condiciones=replace(f.CONDICIONES, otros=otros))

    assert contar_paginas(pdf_de(datos)) == 1


@pytest.mark.parametrize("papel", [f.datos_solicitud, f.datos_terminos, f.datos_contrato])
def test_the_papers_of_an_hspa_of_a_company_fit_on_a_page_each(papel):
    titular = replace(f.TITULAR, nombre="María de los Ángeles Rojas Quispe de Villarroel")
    empresa = Solicitante(
        nombre="IMPORTADORA Y COMERCIALIZADORA ÑANDÚ S.R.L.",
        empresa=True,
        nit="1023456021",
        titular=titular,
        modalidad="Alquiler",
    )
    minutos = [("normal", "0.50"), ("reducido", "0.375"), ("súper reducido", "0.25")]
    otros = tuple(Importe(concepto=f"Minuto {c}", monto=Decimal(m)) for c, m in minutos)
    lugar = Direccion(
        linea="AV. HEROINAS - 0280 ENTRE LANZA Y SAN MARTIN EDIFICIO ELIAS PISO 5 DEPTO B",
        observaciones="PORTON CAFE AL LADO DE LA FARMACIA, TOCAR EL TIMBRE DEL MEDIO",
    )

    datos = papel(
        solicitante=empresa,
        condiciones=replace(f.CONDICIONES, otros=otros),
        instalacion=lugar,
    )

    assert contar_paginas(pdf_de(datos)) == 1


def test_what_no_paper_can_print_is_left_out_of_it():
    dicho = texto(f.datos_solicitud(glosa="CASA\x0bAZUL \ufffe& <PORTÓN>"))

    assert "CASAAZUL & <PORTÓN>" in dicho
