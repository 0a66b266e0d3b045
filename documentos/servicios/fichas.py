"""Table III.1: which row rules for a paper, and how another is proposed."""

from datetime import date
from typing import Any

from bluecom.cuentas.acto import Acto
from bluecom.vigencias import consultas, servicios
from documentos.datos import DatosPapel
from documentos.models import Carpeta, FichaDeFormulario
from documentos.models.ficha import ficha_en_json
from documentos.tipos import FORMULARIOS, TipoDocumento

CAMBIAN = ("clase", "modo", "originales", "copias", "de_smartflex")


def proponer(nueva: FichaDeFormulario, *, acto: Acto) -> FichaDeFormulario:
    """Write down a row from a day to come; what was registered before keeps its own."""
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def objeciones(nueva: FichaDeFormulario, dia: date) -> list[str]:
    """What forbids what it says."""
    if nueva.de_smartflex and nueva.tipo != TipoDocumento.SOLICITUD:
        return ["Smartflex solo imprime la Solicitud: los contratos los imprime este sistema."]
    return consultas.lo_mismo(nueva, anterior(nueva), CAMBIAN)


def anterior(nueva: FichaDeFormulario) -> FichaDeFormulario:
    """What ends when this row starts; what ships, when nobody wrote another."""
    escrita: FichaDeFormulario | None = consultas.anterior_a(nueva)
    return escrita or nueva.de_entrada()


def ficha_congelada(datos: DatosPapel) -> dict[str, Any]:
    """What a form freezes of its row, by its own date; nothing while what ships rules."""
    if datos.TIPO not in FORMULARIOS:
        return {}
    ficha = FichaDeFormulario.del_dia(datos.TIPO, datos.emision.fecha).ficha
    de_fabrica = FichaDeFormulario.de_fabrica(datos.TIPO).ficha
    return {} if ficha == de_fabrica else {"ficha": ficha_en_json(ficha)}


def dejar_a_smartflex(carpeta: Carpeta, dia: date) -> bool:
    """Say in the folder whether Smartflex prints its Solicitud, by the day of its papers."""
    ajena = FichaDeFormulario.del_dia(TipoDocumento.SOLICITUD, dia).de_smartflex
    if carpeta.solicitud_de_smartflex != ajena:
        carpeta.solicitud_de_smartflex = ajena
        carpeta.save(update_fields=["solicitud_de_smartflex"])
    return ajena
