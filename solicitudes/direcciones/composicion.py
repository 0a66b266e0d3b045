"""From the structured fields of step 8's form to an address of Annex 1."""

from collections.abc import Collection, Mapping
from typing import Any

from solicitudes.direcciones.cruces import elegir_corte
from solicitudes.direcciones.lectura import ENTRE_UNA_SOLA
from solicitudes.direcciones.partes import Partes, Trozo
from solicitudes.direcciones.reglas import revisar
from solicitudes.direcciones.texto import canonica, cita, palabras, sin_puntos_finales
from solicitudes.direcciones.valores import (
    INNOMINADA,
    NUMERO_PROVISIONAL,
    Direccion,
    DireccionInvalida,
    menciona_pasaje_o_parque,
)

CAMPOS = (
    "caso via numero cruce_tipo cruce_1 cruce_2 inmueble_tipo inmueble bloque piso unidad_tipo "
    "unidad zona barrio observaciones numero_provisional"
).split()


def componer(campos: Mapping[str, Any], *, catalogo: Collection[str] = ()) -> Direccion:
    """Build the address of step 8.1 from the fields of one of the six cases.

    Keys: see ``CAMPOS``; those of other cases are ignored, case and accents are put right
    and the number is filled with zeros. Raises ``DireccionInvalida`` whose errors carry the
    ``campo`` they belong to.
    """
    caso = _caso(campos)
    partes = Partes(rural=caso == 6)
    partes.via = Trozo(_texto(campos, "via") or (INNOMINADA if caso == 6 else ""))
    partes.numero = Trozo(_numero(campos))
    partes.observaciones = Trozo(sin_puntos_finales(_texto(campos, "observaciones")))
    if caso == 6:
        _zona(partes, campos)
    else:
        _cruce(partes, campos, caso, catalogo)
        _inmueble(partes, campos, caso)
    _pasaje(partes, caso)
    revisar(partes)
    if partes.errores:
        raise DireccionInvalida(partes.errores, partes.direccion())
    return partes.direccion(numero_provisional=_provisional(campos, partes))


def _texto(campos: Mapping[str, Any], clave: str) -> str:
    valor = campos.get(clave)
    return "" if valor is None else canonica(str(valor))


def _final(campos: Mapping[str, Any], clave: str) -> str:
    """A field that may end the line: the annex drops the dots there (elsewhere, AV. keeps it)."""
    return sin_puntos_finales(_texto(campos, clave))


def _caso(campos: Mapping[str, Any]) -> int:
    """The case asked for; without one, the case that the fields suggest."""
    pedido = _texto(campos, "caso")
    if pedido in ("1", "2", "3", "4", "5", "6"):
        return int(pedido)
    if _texto(campos, "zona"):
        return 6
    if _texto(campos, "inmueble"):
        return 4 if _texto(campos, "inmueble_tipo") == "CONDOMINIO" else 3
    return 2 if _texto(campos, "cruce_tipo") == "ESQUINA" else 1


def _numero(campos: Mapping[str, Any]) -> str:
    numero = _final(campos, "numero")
    return numero.zfill(4) if numero.isascii() and numero.isdigit() else numero


def _provisional(campos: Mapping[str, Any], partes: Partes) -> bool:
    return bool(campos.get("numero_provisional")) or (
        NUMERO_PROVISIONAL in partes.observaciones.texto
    )


def _zona(partes: Partes, campos: Mapping[str, Any]) -> None:
    partes.tiene_zona = bool(_texto(campos, "zona"))
    barrio = _final(campos, "barrio")
    partes.zona = Trozo(_texto(campos, "zona") if barrio else _final(campos, "zona"))
    partes.barrio = Trozo(barrio)


def _cruce(partes: Partes, campos: Mapping[str, Any], caso: int, catalogo: Collection[str]) -> None:
    uno, dos = _texto(campos, "cruce_1"), _texto(campos, "cruce_2")
    if not _pide_inmueble(campos, caso):
        dos = sin_puntos_finales(dos)
    tipo = {1: "ENTRE", 2: "ESQUINA"}.get(caso) or _texto(campos, "cruce_tipo")
    partes.cruce_tipo = tipo if tipo in ("ENTRE", "ESQUINA") else ("ENTRE" if dos else "ESQUINA")
    if partes.cruce_tipo == "ESQUINA":
        final = uno if _pide_inmueble(campos, caso) else sin_puntos_finales(uno)
        partes.cruces = (Trozo(final),)
        return
    partes.cruces = (Trozo(uno), Trozo(dos))
    if uno and not dos:
        partes.cruces = (Trozo(uno),)
        partes.error("ENTRE_UNA_SOLA", 1, "cruce_2", ENTRE_UNA_SOLA)
    elif uno and dos:
        _sin_dudas(partes, uno, dos, catalogo)


def _sin_dudas(partes: Partes, uno: str, dos: str, catalogo: Collection[str]) -> None:
    """The line has to be read back as it was meant: a Y inside a name needs the catalogue."""
    juntas = palabras(f"{uno} Y {dos}")
    if elegir_corte(juntas, catalogo) == [len(uno.split())]:
        return
    campo = "cruce_1" if "Y" in uno.split() else "cruce_2"
    nombre = uno if campo == "cruce_1" else dos
    cura = " ".join(p for p in nombre.split() if p != "Y")
    partes.error(
        "CRUCE_AMBIGUO",
        1,
        campo,
        f"{cita(nombre)} lleva una Y y no se sabría dónde termina la primera calle: escriba "
        f"{cita(cura)}, o registre la calle en el catálogo.",
    )


def _pide_inmueble(campos: Mapping[str, Any], caso: int) -> str:
    """EDIFICIO or CONDOMINIO, when the case has one."""
    pedido = _texto(campos, "inmueble_tipo")
    tipo = {3: "EDIFICIO", 4: "CONDOMINIO"}.get(caso, pedido if caso == 5 else "")
    return tipo if tipo in ("EDIFICIO", "CONDOMINIO") else ""


def _inmueble(partes: Partes, campos: Mapping[str, Any], caso: int) -> None:
    tipo = _pide_inmueble(campos, caso)
    if not tipo:
        return
    partes.inmueble_tipo = tipo
    partes.inmueble = Trozo(_texto(campos, "inmueble"))
    for campo in ("bloque", "piso", "unidad"):
        setattr(partes, campo, Trozo(_final(campos, campo)))
    casa = tipo == "CONDOMINIO" and _texto(campos, "unidad_tipo") == "CASA"
    partes.unidad_tipo = "CASA" if casa else "DEPTO"


def _pasaje(partes: Partes, caso: int) -> None:
    if caso == 5 and not menciona_pasaje_o_parque(partes.observaciones.texto):
        partes.error(
            "OBS_VACIA",
            1,
            "observaciones",
            "Diga el pasaje o el parque: DENTRO DEL PASAJE ALDUNATE LADO NORTE, o PARQUE LINCOLN.",
        )
