"""Each of the 21 texts of Annex 2, filled with the data of one sale (9.1)."""

import pytest

from solicitudes.glosas import LITERALES, componer

CASA = (
    "CASA DE 2 PISOS, PORTON CAFE. REFERENCIA N° 44251234, 70712345. PASAR EN LA TARDE, "
    "PREGUNTAR POR MARIA ROJAS. "
)
PROPIA = "CLIENTE SOLICITA FACTURA INDEPENDIENTE, SE INFORMO TARIFA MENSUAL BS. 149.-"
TELEFONO = (
    "CLIENTE SOLICITA PRODUCTO FACTURADO AL TELEFONO N° 44251234, "
    "SE INFORMO TARIFA MENSUAL BS. 149.-"
)
CONJUNTA = (
    "CLIENTE SOLICITA FACTURA CONJUNTA AL TELEFONO N° 44251234, SE INFORMO TARIFA MENSUAL BS. 149.-"
)
RETIRO = (
    ", TIEMPO DE INSTALACION Y CARACTERISTICAS DEL RETIRO DE PRODUCTO (30 DIAS DE ANTICIPACION)."
)
COSTO = f" Y COSTO POR INSTALACION BS. 0.-{RETIRO}"
PUNTO = f" Y COSTO DE INSTALACION POR PUNTO SOLICITADO BS. 50,50 (2 PUNTOS){RETIRO}"
DTH = f" Y COSTO DE INSTALACION BS. 0.-{RETIRO}"
MEGA = (
    " Y TARIFA POR MEGA DE DESCARGA ADICIONAL (BS. 0,20 POR MEGA), TIEMPO DE PERMANENCIA 18 MESES."
)
FIJA = (
    ", SERVICIOS ADICIONALES, COSTO DE INSTALACION BS. 0.-, TIEMPO DE INSTALACION "
    "Y COBRO DE CABLE EXCEDENTE."
)
FRANJA = (
    ", LLAMADAS POR TIEMPO, TRAFICO VARIABLE DE ACUERDO A FRANJA HORARIA "
    "(HN-BS. 0,50 HR-BS. 0,375 HSR-BS. 0,25)"
)
HSPA = f"{FRANJA}, TIEMPO DE PERMANENCIA 18 MESES."
FULL = (
    f"{FRANJA}, EN EL SERVICIO DE INTERNET LA VELOCIDAD DISMINUYE AL TERMINO DE DESCARGAS "
    "(DE ACUERDO AL PLAN) Y TIEMPO DE PERMANENCIA 18 MESES."
)
PROMOCION = (
    'SE INFORMO PROMOCION "INSTALACION COSTO CERO", COSTO DE INSTALACION: BS. 0.-, '
    "TARIFA MENSUAL BS. 149.-, TIEMPO DE PERMANENCIA 18 MESES, "
    "A SOLICITUD DEL TITULAR: MARIA ROJAS."
)

TEXTOS = [
    pytest.param(
        "ADSL",
        "INDEPENDIENTE",
        f"MSAM, {CASA}{PROPIA}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.ADSL.INDEPENDIENTE"),
        id="ADSL-INDEPENDIENTE",
    ),
    pytest.param(
        "ADSL",
        "AL_TELEFONO",
        f"MSAM, {CASA}{TELEFONO}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.ADSL.AL_TELEFONO"),
        id="ADSL-AL_TELEFONO",
    ),
    pytest.param(
        "INET_INAL",
        "INDEPENDIENTE",
        f"{PROPIA}{MEGA}",
        marks=pytest.mark.paso("Anexo 2.INET_INAL.INDEPENDIENTE"),
        id="INET_INAL-INDEPENDIENTE",
    ),
    pytest.param(
        "INET_INAL",
        "AL_TELEFONO",
        f"{TELEFONO}{MEGA}",
        marks=pytest.mark.paso("Anexo 2.INET_INAL.AL_TELEFONO"),
        id="INET_INAL-AL_TELEFONO",
    ),
    pytest.param(
        "FTTH_GPON",
        "INDEPENDIENTE",
        f"GPON, {CASA}{PROPIA}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.FTTH_GPON.INDEPENDIENTE"),
        id="FTTH_GPON-INDEPENDIENTE",
    ),
    pytest.param(
        "FTTH_GPON",
        "AL_TELEFONO",
        f"GPON, {CASA}{TELEFONO}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.FTTH_GPON.AL_TELEFONO"),
        id="FTTH_GPON-AL_TELEFONO",
    ),
    pytest.param(
        "TV_HFC",
        "INDEPENDIENTE",
        f"{CASA}{PROPIA}{PUNTO}",
        marks=pytest.mark.paso("Anexo 2.TV_HFC.INDEPENDIENTE"),
        id="TV_HFC-INDEPENDIENTE",
    ),
    pytest.param(
        "TV_HFC",
        "AL_TELEFONO",
        f"{CASA}{TELEFONO}{PUNTO}",
        marks=pytest.mark.paso("Anexo 2.TV_HFC.AL_TELEFONO"),
        id="TV_HFC-AL_TELEFONO",
    ),
    pytest.param(
        "TV_DTH",
        "INDEPENDIENTE",
        f"{CASA}{PROPIA}{DTH}",
        marks=pytest.mark.paso("Anexo 2.TV_DTH.INDEPENDIENTE"),
        id="TV_DTH-INDEPENDIENTE",
    ),
    pytest.param(
        "TV_DTH",
        "AL_TELEFONO",
        f"{CASA}{TELEFONO}{DTH}",
        marks=pytest.mark.paso("Anexo 2.TV_DTH.AL_TELEFONO"),
        id="TV_DTH-AL_TELEFONO",
    ),
    pytest.param(
        "TEL_FIJA",
        "SIN_MODALIDAD",
        f"GPON, {CASA}SE INFORMO TARIFA MENSUAL BS. 149.-{FIJA}",
        marks=pytest.mark.paso("Anexo 2.TEL_FIJA.SIN_MODALIDAD"),
        id="TEL_FIJA-SIN_MODALIDAD",
    ),
    pytest.param(
        "TEL_FIJA",
        "AL_TELEFONO",
        f"GPON, {CASA}{TELEFONO}{FIJA}",
        marks=pytest.mark.paso("Anexo 2.TEL_FIJA.AL_TELEFONO"),
        id="TEL_FIJA-AL_TELEFONO",
    ),
    pytest.param(
        "TEL_HSPA",
        "INDEPENDIENTE",
        f"{PROPIA}{HSPA}",
        marks=pytest.mark.paso("Anexo 2.TEL_HSPA.INDEPENDIENTE"),
        id="TEL_HSPA-INDEPENDIENTE",
    ),
    pytest.param(
        "TEL_HSPA",
        "CONJUNTA",
        f"{CONJUNTA}{HSPA}",
        marks=pytest.mark.paso("Anexo 2.TEL_HSPA.CONJUNTA"),
        id="TEL_HSPA-CONJUNTA",
    ),
    pytest.param(
        "DUO",
        "INDEPENDIENTE",
        f"GPON, {CASA}{PROPIA}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.DUO.INDEPENDIENTE"),
        id="DUO-INDEPENDIENTE",
    ),
    pytest.param(
        "DUO",
        "AL_TELEFONO",
        f"GPON, {CASA}{TELEFONO}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.DUO.AL_TELEFONO"),
        id="DUO-AL_TELEFONO",
    ),
    pytest.param(
        "MULTI",
        "INDEPENDIENTE",
        f"GPON, {CASA}{PROPIA}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.MULTI.INDEPENDIENTE"),
        id="MULTI-INDEPENDIENTE",
    ),
    pytest.param(
        "MULTI",
        "AL_TELEFONO",
        f"GPON, {CASA}{TELEFONO}{COSTO}",
        marks=pytest.mark.paso("Anexo 2.MULTI.AL_TELEFONO"),
        id="MULTI-AL_TELEFONO",
    ),
    pytest.param(
        "FULL_HOGAR_INAL",
        "INDEPENDIENTE",
        f"{PROPIA}{FULL}",
        marks=pytest.mark.paso("Anexo 2.FULL_HOGAR_INAL.INDEPENDIENTE"),
        id="FULL_HOGAR_INAL-INDEPENDIENTE",
    ),
    pytest.param(
        "FULL_HOGAR_INAL",
        "CONJUNTA",
        f"{CONJUNTA}{FULL}",
        marks=pytest.mark.paso("Anexo 2.FULL_HOGAR_INAL.CONJUNTA"),
        id="FULL_HOGAR_INAL-CONJUNTA",
    ),
    pytest.param(
        "PROMOCION",
        "SIN_MODALIDAD",
        PROMOCION,
        marks=pytest.mark.paso("Anexo 2.PROMOCION.SIN_MODALIDAD"),
        id="PROMOCION-SIN_MODALIDAD",
    ),
]


@pytest.mark.parametrize(("producto", "facturacion", "esperado"), TEXTOS)
def test_each_text_of_the_annex_is_written_with_the_data_of_the_sale(
    producto, facturacion, esperado, datos
):
    if producto in {"TEL_FIJA", "DUO", "MULTI"}:
        datos |= {"tecnologia": "FIBRA"}

    assert componer(producto, facturacion, datos).texto == esperado


def test_no_text_of_the_annex_is_left_out():
    assert [tuple(caso.values[:2]) for caso in TEXTOS] == list(LITERALES)
