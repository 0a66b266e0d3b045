"""Step 6.2: what the page of the link asks of the client, each thing in his words."""

import re
from dataclasses import dataclass

from documentos import reparos
from documentos.models import ArchivoRecibido
from documentos.tipos import ADMITEN_PDF, DEL_CI, TipoArchivo
from solicitudes.models import EnlaceDeCliente
from solicitudes.pasos.p06_documentos.recibidos import recibidos_de

T = TipoArchivo
EN_SUS_PALABRAS: dict[str, tuple[str, str]] = {
    T.CI_ANVERSO: (
        "Su C.I., el lado de la foto",
        "Para comprobar quién pide el servicio.",
    ),
    T.CI_REVERSO: ("Su C.I., el otro lado", "Para comprobar sus datos y el vencimiento."),
    T.CARTA: (
        "La carta, escrita a mano y firmada",
        "Es su pedido del servicio. Que se vea la hoja entera.",
    ),
    T.CI_DIGITAL: ("Su C.I. digital", "Una captura de la pantalla, entera."),
    T.CI_DIGITAL_2: ("Su C.I. digital, segunda captura", "Lo que faltaba en la primera."),
    T.FIRMANTE_ANVERSO: (
        "El C.I. de quien firma, el lado de la foto",
        "Para comprobar quién firma por el titular.",
    ),
    T.FIRMANTE_REVERSO: ("El C.I. de quien firma, el otro lado", "Lo mismo, el otro lado."),
    T.PODER: ("El poder o documento de quien firma", "Acredita que puede firmar."),
    T.SIN_ORDENAR: (
        "Otra cosa que le pidieron",
        "Por ejemplo, una captura de su C.I. digital. Su asesor la pone donde va.",
    ),
}
"""Kind of file → how the client is asked for it, and what it is for."""
_AL_ASESOR = re.compile(r"[:,] ?p[íi]da(?:la|lo)? al cliente.*$")


@dataclass(frozen=True)
class Lugar:
    """One thing that is asked: whether it came, and what has to be done again."""

    tipo: str
    nombre: str
    para_que: str
    admite_pdf: bool
    es_tarjeta: bool
    llego: bool = False
    repetir: str = ""
    razon: str = ""


def lo_que_pide(enlace: EnlaceDeCliente, *, en: str = "", razon: str = "") -> list[Lugar]:
    """Every place that is open now, and one for what has none. ``razon``: why one was refused."""
    venta = enlace.venta
    recibidos = recibidos_de(venta)
    lugares = [
        _lugar(fila["tipo"], fila["archivo"], razon if fila["tipo"] == en else "")
        for fila in recibidos["archivos"]
        if fila["abierto"]
    ]
    nombres = {lugar.tipo for lugar in lugares}
    de_nadie = razon if razon and en not in nombres else ""
    return [*lugares, _lugar(T.SIN_ORDENAR, next(iter(recibidos["por_ordenar"]), None), de_nadie)]


def al_mismo_cliente(razon: str) -> str:
    """A refusal as who sends it reads it: the sentences are written for the asesor."""
    dicha, cuantas = _AL_ASESOR.subn(".", razon)
    return f"{dicha} Tome otra foto y envíela." if cuantas else razon


def _lugar(tipo: str, archivo: ArchivoRecibido | None, razon: str) -> Lugar:
    nombre, para_que = EN_SUS_PALABRAS[tipo]
    en_contra = archivo.reparos if archivo and archivo.por_aceptar else []
    return Lugar(
        tipo,
        nombre,
        para_que,
        admite_pdf=tipo in ADMITEN_PDF,
        es_tarjeta=tipo in DEL_CI,
        llego=archivo is not None,
        repetir=f"La foto {reparos.al_cliente(en_contra)}" if en_contra else "",
        razon=al_mismo_cliente(razon),
    )
