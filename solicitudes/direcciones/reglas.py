"""The rules of Annex 1 (8.1) over the fields of an address, whoever supplied them."""

from solicitudes.direcciones.gramatica import (
    DE_CALLE,
    DE_PASAJE,
    es_id,
    es_nombre,
    es_numero,
    es_piso,
)
from solicitudes.direcciones.lectura import INMUEBLE, ZONA
from solicitudes.direcciones.partes import Partes, Trozo
from solicitudes.direcciones.texto import cita
from solicitudes.direcciones.valores import INNOMINADA, MINIMO_OBSERVACIONES_RURALES


def revisar(partes: Partes) -> None:
    """Note in ``partes.errores`` every rule that is broken."""
    _via(partes)
    _numero(partes)
    for i, cruce in enumerate(partes.cruces, start=1):
        _cruce(partes, cruce, f"cruce_{i}")
    _cruces_distintos(partes)
    _inmueble(partes)
    _zona(partes)
    _rural(partes)
    partes.errores.sort(key=lambda e: e.columna)


def _via(partes: Partes) -> None:
    via = partes.via
    primera, _, resto = via.texto.partition(" ")
    if primera in DE_CALLE:
        _prefijo_calle(partes, via, resto, "via")
    elif primera in DE_PASAJE:
        partes.error(
            "PASAJE_EN_VIA",
            via.columna,
            "via",
            "El pasaje no va como vía: escriba la calle principal en la línea y, en las "
            f"observaciones, DENTRO DEL PASAJE {resto or 'ALDUNATE'}"[:200]
            + ".",
        )
    elif not es_nombre(via.texto):
        partes.error("VIA", via.columna, "via", _nombre("el nombre de la vía", via, "LA PAZ"))


def _prefijo_calle(partes: Partes, nombre: Trozo, resto: str, campo: str) -> None:
    if es_nombre(resto):
        cura = f"escriba solo el nombre: {cita(resto)}."
    else:
        cura = "escriba solo el nombre, con letras: LA PAZ; si es un número, CUATRO."
    partes.error("PREFIJO_CALLE", nombre.columna, campo, f"La palabra CALLE no se escribe: {cura}")


def _nombre(que: str, trozo: Trozo, ejemplo: str) -> str:
    if not trozo.texto:
        return f"Falta {que}: escriba, por ejemplo, {ejemplo}."
    return (
        f"{cita(trozo.texto)} no sirve como nombre: escriba {que} con letras y números, sin comas, "
        f"guiones ni símbolos, por ejemplo {ejemplo}."
    )


def _numero(partes: Partes) -> None:
    numero = partes.numero
    if any(e.codigo == "SIN_SEPARADOR_NUMERO" for e in partes.errores) and not numero.texto:
        return
    if numero.texto in ("SN", "S/N", "S/N.", "S.N."):
        mensaje = "No se escribe S/N: ponga un número provisional de cuatro cifras y márquelo así."
    elif not numero.texto:
        mensaje = "Falta el número de la casa: escriba cuatro cifras después de « - », como 0073."
    elif not es_numero(numero.texto):
        mensaje = (
            f"El número lleva cuatro cifras, y no {cita(numero.texto)}: escriba {_cuatro(numero)}."
        )
    elif numero.texto == "0000":
        partes.error(
            "NUMERO_CERO",
            numero.columna,
            "numero",
            "0000 no es un número de casa: escriba el verdadero o uno provisional.",
        )
        return
    else:
        return
    partes.error("NUMERO", numero.columna, "numero", mensaje)


def _cuatro(numero: Trozo) -> str:
    cifras = "".join(c for c in numero.texto if c in "0123456789")
    return cifras.zfill(4) if 0 < len(cifras) <= 4 and int(cifras) else "por ejemplo 0073"


def _cruce(partes: Partes, cruce: Trozo, campo: str) -> None:
    esquina = partes.cruce_tipo == "ESQUINA"
    primera, _, resto = cruce.texto.partition(" ")
    if primera in DE_CALLE:
        _prefijo_calle(partes, cruce, resto, campo)
    elif not es_nombre(cruce.texto):
        codigo = "ESQUINA_NOMBRE" if esquina else "CRUCE_NOMBRE"
        que = (
            "el nombre de la calle de la esquina" if esquina else "el nombre de la calle que cruza"
        )
        partes.error(codigo, cruce.columna, campo, _nombre(que, cruce, "LANZA"))


def _cruces_distintos(partes: Partes) -> None:
    textos = [c.texto for c in partes.cruces]
    if len(textos) == 2 and textos[0] == textos[1] != "":
        partes.error(
            "CRUCE_REPETIDO",
            partes.cruces[1].columna,
            "cruce_2",
            f"Las dos calles que cruzan son la misma, {cita(textos[0])}: escriba dos distintas.",
        )
    for i, cruce in enumerate(partes.cruces, start=1):
        if cruce.texto and cruce.texto == partes.via.texto:
            partes.error(
                "CRUCE_IGUAL_VIA",
                cruce.columna,
                f"cruce_{i}",
                f"Una calle no se cruza a sí misma: escriba otra en lugar de {cita(cruce.texto)}.",
            )


def _inmueble(partes: Partes) -> None:
    if not partes.inmueble_tipo:
        return
    edificio = partes.inmueble_tipo == "EDIFICIO"
    faltas: list[tuple[str, Trozo, bool]] = [
        ("inmueble", partes.inmueble, es_nombre(partes.inmueble.texto)),
        ("bloque", partes.bloque, not partes.bloque.texto or es_id(partes.bloque.texto)),
        ("piso", partes.piso, es_piso(partes.piso.texto) or not (edificio or partes.piso.texto)),
        ("unidad", partes.unidad, bool(partes.unidad_tipo) and es_id(partes.unidad.texto)),
    ]
    for campo, trozo, bien in faltas:
        if not bien:
            que = _QUE_DEL_INMUEBLE[campo]
            partes.error("INMUEBLE", trozo.columna, campo, f"{que} {INMUEBLE}")
    if partes.tiene_zona:
        partes.error(
            "INMUEBLE",
            partes.inmueble.columna,
            "inmueble",
            "En una ubicación rural el edificio o condominio va en las observaciones.",
        )


_QUE_DEL_INMUEBLE = {
    "inmueble": "Revise el nombre del edificio o condominio.",
    "bloque": "El bloque lleva de 1 a 5 letras o cifras.",
    "piso": "El piso es PB o un número del 1 al 99.",
    "unidad": "Falta el departamento o la casa, de 1 a 5 letras o cifras.",
}


def _zona(partes: Partes) -> None:
    if partes.tiene_zona and partes.cruce_tipo:
        partes.error("ZONA", partes.zona.columna, "zona", ZONA)
        return
    for campo, trozo in (("zona", partes.zona), ("barrio", partes.barrio)):
        presente = partes.tiene_zona if campo == "zona" else bool(trozo.texto)
        if presente and not es_nombre(trozo.texto):
            ejemplo = "PUCARA" if campo == "zona" else "EL PORVENIR"
            partes.error(
                "ZONA", trozo.columna, campo, _nombre(f"el nombre {_DE[campo]}", trozo, ejemplo)
            )


_DE = {"zona": "de la zona", "barrio": "del barrio"}


def _rural(partes: Partes) -> None:
    if partes.via.texto == INNOMINADA and not partes.tiene_zona:
        partes.error(
            "INNOMINADA_SIN_ZONA",
            partes.via.columna,
            "zona",
            "Una calle INNOMINADA se ubica por su zona: escriba ZONA PUCARA y marque rural.",
        )
    if partes.rural and not partes.tiene_zona:
        partes.error(
            "RURAL_SIN_ZONA",
            partes.numero.columna,
            "zona",
            "La ubicación rural necesita la zona: escriba ZONA PUCARA, o quite la marca de rural.",
        )
    if partes.tiene_zona and not partes.rural and not partes.cruce_tipo:
        partes.error(
            "FALTA_UBICACION_RURAL",
            partes.zona.columna,
            "rural",
            "Una dirección con ZONA usa la opción UBICACION RURAL: márquela.",
        )
    if partes.tiene_zona and len(partes.observaciones.texto) < MINIMO_OBSERVACIONES_RURALES:
        partes.error(
            "OBS_RURAL_OBLIGATORIA",
            partes.observaciones.columna,
            "observaciones",
            "Escriba en las observaciones cómo llegar, con al menos 20 letras: AV. VILLAZON KM 8 "
            "AL NORTE 5 CUADRAS, CASA 2P.",
        )
