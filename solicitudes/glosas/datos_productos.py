"""The ten products of Annex 2: where they are, how they are billed, by which technology."""

from dataclasses import dataclass

INDEPENDIENTE = "INDEPENDIENTE"
AL_TELEFONO = "AL_TELEFONO"
CONJUNTA = "CONJUNTA"
SIN_MODALIDAD = "SIN_MODALIDAD"
PROMOCION = "PROMOCION"
FILA_DE_PROMOCION = (PROMOCION, SIN_MODALIDAD)


NOMBRE_DE_FACTURACION = {
    INDEPENDIENTE: "factura independiente",
    AL_TELEFONO: "facturado al teléfono",
    CONJUNTA: "factura conjunta al teléfono",
    SIN_MODALIDAD: "sin modalidad",
}


@dataclass(frozen=True)
class ProductoDeGlosa:
    """A product as Annex 2 sees it.

    ``facturaciones`` holds the wording for the own bill first, then for the bill to a phone.
    ``necesita_visita`` tells whether 9.1's house features and phones have a place (D).
    """

    codigo: str
    nombre: str
    tecnologias: tuple[str, ...]
    facturaciones: tuple[str, str]
    necesita_visita: bool


_PROPIA_O_TELEFONO = (INDEPENDIENTE, AL_TELEFONO)
_PROPIA_O_CONJUNTA = (INDEPENDIENTE, CONJUNTA)
_POR_CABLE = ("FIBRA", "COBRE", "HFC")

PRODUCTOS: dict[str, ProductoDeGlosa] = {
    p.codigo: p
    for p in (
        ProductoDeGlosa("ADSL", "INTERNET ADSL", ("COBRE",), _PROPIA_O_TELEFONO, True),
        ProductoDeGlosa(
            "INET_INAL", "INTERNET INALAMBRICO", ("INALAMBRICO",), _PROPIA_O_TELEFONO, False
        ),
        ProductoDeGlosa("FTTH_GPON", "INTERNET FTTH-GPON", ("FIBRA",), _PROPIA_O_TELEFONO, True),
        ProductoDeGlosa("TV_HFC", "TELEVISION HFC", ("HFC",), _PROPIA_O_TELEFONO, True),
        ProductoDeGlosa("TV_DTH", "TELEVISION DTH", ("SATELITE",), _PROPIA_O_TELEFONO, True),
        ProductoDeGlosa(
            "TEL_FIJA", "TELEFONIA FIJA", _POR_CABLE, (SIN_MODALIDAD, AL_TELEFONO), True
        ),
        ProductoDeGlosa(
            "TEL_HSPA",
            "TELEFONIA INALAMBRICA HSPA +",
            ("INALAMBRICO",),
            _PROPIA_O_CONJUNTA,
            False,
        ),
        ProductoDeGlosa("DUO", "DUO PACK", _POR_CABLE, _PROPIA_O_TELEFONO, True),
        ProductoDeGlosa("MULTI", "MULTIPACK", _POR_CABLE, _PROPIA_O_TELEFONO, True),
        ProductoDeGlosa(
            "FULL_HOGAR_INAL",
            "FULL HOGAR INALAMBRICO",
            ("INALAMBRICO",),
            _PROPIA_O_CONJUNTA,
            False,
        ),
    )
}

# What the gloss says where Annex 2 has "GPON, MSAM,": the others say nothing there.
NOMBRE_DE_TECNOLOGIA = {"FIBRA": "GPON", "COBRE": "MSAM"}
TECNOLOGIAS = ("COBRE", "FIBRA", "HFC", "SATELITE", "INALAMBRICO")


def nombre_de(fila: tuple[str, str]) -> str:
    """One of the 21 texts, for example "INTERNET ADSL · factura independiente"."""
    if fila == FILA_DE_PROMOCION:
        return "VENTAS CON PROMOCIONES"
    return f"{PRODUCTOS[fila[0]].nombre} · {NOMBRE_DE_FACTURACION[fila[1]]}"
