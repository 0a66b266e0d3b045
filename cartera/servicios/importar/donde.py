"""What else a row says: its line, where it is, what the client has, how to reach him."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.telefonos import leer_linea as leer_fijo
from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.planillas.celdas import VACIOS, fecha_de, sin_decimales
from cartera.servicios.importar.valores import Fila
from cartera.servicios.importar.vocabulario import (
    leer_actuales,
    leer_requeridos,
    leer_tecnologia,
)

CORREO_COMUN = re.compile(
    r"[a-z0-9]{1,30}(?:[._+-][a-z0-9]{1,30}){0,2}@(?:[a-z0-9-]{0,30}[a-z0-9]\.){1,3}[a-z]{2,12}",
    re.ASCII,
)
_LARGO_DE_CORREO = 254
LARGOS_DEL_CONTACTO = {"direccion": 200, "zona": 80, "gabinete": 30, "observacion": 300}
_SEPARAN_CELULARES = re.compile(r"\s*[/;,]\s*")


def leer_linea(fila: Fila, crudo: dict[str, str]) -> None:
    texto = sin_decimales(crudo["linea"])
    if not texto:
        fila.rechazos.append("Falta el teléfono fijo.")
        return
    try:
        fila.numero, marcada = leer_fijo(texto)
    except DatoInvalido as error:
        fila.rechazos.append(str(error))
        return
    fila.contacto |= {"linea": fila.numero, "linea_marcada": marcada}
    if marcada:
        fila.advertencias.append(f"La línea {texto} no está en un rango conocido: confírmela.")
    corto = nacional(fila.numero)
    if texto not in (corto, corto[1:]) or texto != crudo["linea"]:
        fila.normalizado.append(f"Teléfono fijo {crudo['linea']} → {corto}.")


def leer_contacto(fila: Fila, crudo: dict[str, str]) -> None:
    tecnologia = leer_tecnologia(crudo.get("tecnologia", ""))
    if crudo.get("tecnologia") and not tecnologia:
        fila.advertencias.append(f"La tecnología «{crudo['tecnologia']}» no se conoce.")
    actuales, fila.elegible, entendido = leer_actuales(crudo.get("servicios_actuales", ""))
    if not entendido:
        fila.advertencias.append(
            f"El servicio actual «{', '.join(actuales)}» no se reconoce: confirme que es solo fijo."
        )
    requeridos, entendidos = leer_requeridos(crudo.get("servicios_requeridos", ""), tecnologia)
    if not entendidos:
        fila.advertencias.append("No se reconoce todo lo que se pide ofrecer.")
    crudo = crudo | {"gabinete": sin_decimales(crudo.get("gabinete", ""))}
    fila.contacto |= {
        **{campo: _cortar(fila, crudo, campo) for campo in LARGOS_DEL_CONTACTO},
        "tecnologia": tecnologia,
        "servicios_actuales": list(actuales),
        "servicios_requeridos": list(requeridos),
    }


def leer_otros(fila: Fila, crudo: dict[str, str]) -> None:
    if celulares := crudo.get("celular", ""):
        for texto in _SEPARAN_CELULARES.split(celulares):
            _leer_celular(fila, sin_decimales(texto))
    _leer_correo(fila, crudo.get("correo", ""))
    if crudo.get("fecha_alta"):
        fila.contacto["fecha_alta"] = alta = fecha_de(crudo["fecha_alta"])
        if alta is None:
            fila.advertencias.append(
                f"La fecha de alta «{crudo['fecha_alta']}» no se entiende y no se guardó."
            )
    if crudo.get("prioridad"):
        prioridad = sin_decimales(crudo["prioridad"])
        if re.fullmatch(r"-?[0-9]{1,4}", prioridad):
            fila.contacto["prioridad"] = int(prioridad)
        else:
            fila.advertencias.append("La prioridad no es un número y no se tomó en cuenta.")


def _leer_celular(fila: Fila, texto: str) -> None:
    if not texto or texto.upper() in VACIOS:
        return
    try:
        numero = leer_telefono(texto)
    except DatoInvalido:
        fila.advertencias.append(f"El celular «{texto}» no es un teléfono y no se guardó.")
        return
    if texto != nacional(numero):
        fila.normalizado.append(f"Celular {texto} → {nacional(numero)}.")
    if numero not in (fila.numero, *fila.telefonos):
        fila.telefonos.append(numero)


def _leer_correo(fila: Fila, texto: str) -> None:
    if not texto:
        return
    correo = texto.lower()
    if not CORREO_COMUN.fullmatch(correo):
        try:
            validate_email(correo)
            MaxLengthValidator(_LARGO_DE_CORREO)(correo)
        except ValidationError:
            fila.advertencias.append(f"El correo «{texto}» no es válido y no se guardó.")
            return
    fila.cliente["correo"] = correo
    if correo != texto:
        fila.normalizado.append(f"Correo {texto} → {correo}.")


def _cortar(fila: Fila, crudo: dict[str, str], campo: str) -> str:
    texto, largo = crudo.get(campo, ""), LARGOS_DEL_CONTACTO[campo]
    if len(texto) > largo:
        fila.advertencias.append(f"Un texto de más de {largo} letras se cortó ({campo}).")
    return texto[:largo].rstrip()
