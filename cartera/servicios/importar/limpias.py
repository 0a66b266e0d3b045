"""The rows that are already written as they are stored: nearly all, each read by one look (1.1).

Of a row it says exactly what ``fila`` would, or nothing; then that one reads it.
"""

import re

from bluecom.bolivia.identidad import DEPARTAMENTOS
from bluecom.planillas.antesala import NULO, SEPARA_CELDAS
from bluecom.planillas.celdas import VACIOS, fecha_de
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.registro import Registro
from cartera.models import Cliente
from cartera.models.cliente import LARGO_DE_LA_CLAVE
from cartera.servicios.importar.columnas import CAMPOS
from cartera.servicios.importar.donde import CORREO_COMUN, LARGOS_DEL_CONTACTO
from cartera.servicios.importar.informe import Clase
from cartera.servicios.importar.quien import LARGOS_DEL_NOMBRE
from cartera.servicios.importar.vocabulario import leer_actuales, leer_requeridos, leer_tecnologia

_LETRA = r"[!-\[\]-~ÁÉÍÓÚÜÑáéíóúüñ]"
_LARGOS = LARGOS_DEL_NOMBRE | LARGOS_DEL_CONTACTO
_OTRO_LARGO = 100


def _texto(campo: str) -> str:
    """Letters and signs of a keyboard, single spaces, no formula, no longer than it is kept."""
    largo = _LARGOS.get(campo, _OTRO_LARGO)
    return (
        rf"(?!['=])(?=[^{SEPARA_CELDAS}]{{1,{largo}}}(?![^{SEPARA_CELDAS}]))"
        rf"{_LETRA}+(?: {_LETRA}+)*"
    )


_AJENA = r"[ -\[\]-~ÁÉÍÓÚÜÑáéíóúüñ]{0,200}"
"""A column that nobody reads."""
_FORMAS = {campo.clave: f"(?:{_texto(campo.clave)})?" for campo in CAMPOS.todos} | {
    "codigo": r"[0-9A-Za-z-]{0,20}",
    "identidad": r"[1-9][0-9]{4,9}",
    "nit": r"(?:[0-9]{5,15})?",
    "complemento": "",
    "razon_social": "",
    "expedido": f"(?:{'|'.join(DEPARTAMENTOS)})?",
    "apellido_paterno": _texto("apellido_paterno"),
    "nombres": _texto("nombres"),
    "linea": r"4?4[0-9]{6}",
    "celular": r"(?:[67][0-9]{7})?",
    "correo": f"(?:{CORREO_COMUN.pattern})?",
    "gabinete": r"[0-9A-Za-z-]{0,30}",
    "prioridad": r"(?:[1-9][0-9]{0,3})?",
}
_EXIGE = {"linea", "nombres", "apellido_paterno", "identidad"}
_DICEN_NADA = VACIOS - {""}
_DE_UN_TOTAL = 3
_PARTES = ("apellido_paterno", "apellido_materno", "nombres")
_LLANAS = tuple(zip("ÁÉÍÓÚÜÑ", ["A", "E", "I", "O", "U", "U", "N~"], strict=True))
_NUEVA, _PERSONA = Clase.NUEVA.value, Cliente.Tipo.PERSONA.value


class Limpias:
    """Reads such rows of the files that have this header."""

    def __init__(self, columnas: Columnas) -> None:
        de_cada_una = {i: campo for campo, i in columnas.indice.items()}
        self._campos = [de_cada_una.get(i, "") for i in range(len(columnas))]
        formas = [_FORMAS.get(campo, _AJENA) for campo in self._campos]
        self._entera = re.compile(SEPARA_CELDAS.join(formas), re.ASCII)
        self._sirve = set(columnas.indice) >= _EXIGE
        self._vacia = {campo.clave: "" for campo in CAMPOS.todos}

    def leer(self, registro: Registro) -> str:
        """The row as it is copied into the antesala; empty when ``fila`` has to read it."""
        celdas = registro.celdas
        if len(celdas) != len(self._campos):
            return ""
        junto = SEPARA_CELDAS.join(celdas)
        if not self._sirve or registro.abierta or not self._entera.fullmatch(junto):
            return ""
        if not _DICEN_NADA.isdisjoint(map(str.upper, celdas)):
            return ""
        if len(celdas) - celdas.count("") <= _DE_UN_TOTAL:
            return ""
        crudo = self._vacia | dict(zip(self._campos, celdas, strict=True))
        return _renglon(registro.linea, junto, crudo)


def _renglon(linea: int, junto: str, crudo: dict[str, str]) -> str:
    tecnologia = leer_tecnologia(crudo["tecnologia"])
    actuales, elegible, entendido = leer_actuales(crudo["servicios_actuales"])
    requeridos, entendidos = leer_requeridos(crudo["servicios_requeridos"], tecnologia)
    alta = fecha_de(crudo["fecha_alta"]) if crudo["fecha_alta"] else None
    conocida = bool(tecnologia) == bool(crudo["tecnologia"])
    fechada = bool(alta) == bool(crudo["fecha_alta"])
    if not (conocida and fechada and entendido and entendidos):
        return ""
    ci, celular = crudo["identidad"], crudo["celular"]
    numero = f"+5914{crudo['linea'][-7:]}"
    valores = (
        str(linea),
        junto,
        "",
        _NUEVA,
        "",
        f"CI{SEPARA_CELDAS}{ci}{SEPARA_CELDAS}",
        "t" if elegible else "f",
        f"{numero}{SEPARA_CELDAS}+591{celular}" if celular else numero,
        _PERSONA,
        crudo["codigo"],
        ci,
        "",
        crudo["expedido"],
        crudo["nit"],
        crudo["nombres"],
        crudo["apellido_paterno"],
        crudo["apellido_materno"],
        "",
        crudo["correo"],
        _clave(crudo),
        crudo["prioridad"] or NULO,
        numero,
        "f",
        crudo["direccion"],
        crudo["zona"],
        crudo["gabinete"],
        tecnologia,
        SEPARA_CELDAS.join(actuales),
        SEPARA_CELDAS.join(requeridos),
        alta.isoformat() if alta else NULO,
        crudo["observacion"],
    )
    return "\t".join(valores) + "\n"


def _clave(crudo: dict[str, str]) -> str:
    """What the client is searched by, of a name that is clean already."""
    paterno, materno, nombres = map(crudo.__getitem__, _PARTES)
    clave = f"{paterno} {materno} {nombres}" if materno else f"{paterno} {nombres}"
    clave = clave.upper()
    if not clave.isascii():
        for con_acento, llana in _LLANAS:
            clave = clave.replace(con_acento, llana)
    return clave[:LARGO_DE_LA_CLAVE]
