"""The rows that are already written as they are stored: nearly all, each read by one look (1.1).

Of a row it says exactly what ``fila`` would, or nothing; then that one reads it.
"""

import re
from functools import lru_cache
from operator import itemgetter

from bluecom.bolivia.identidad import DEPARTAMENTOS
from bluecom.planillas.antesala import NULO, SEPARA_CELDAS
from bluecom.planillas.celdas import FECHAS, VACIOS, fecha_de
from bluecom.planillas.encabezado import Columnas
from bluecom.planillas.registro import Registro
from cartera.models import Cliente
from cartera.models.cliente import LARGO_DE_LA_CLAVE
from cartera.servicios.importar.columnas import CAMPOS
from cartera.servicios.importar.donde import CORREO_COMUN, LARGOS_DEL_CONTACTO
from cartera.servicios.importar.informe import Clase
from cartera.servicios.importar.quien import DE_UN_NIT, LARGOS_DEL_NOMBRE, parece_empresa
from cartera.servicios.importar.vocabulario import (
    PALABRAS,
    leer_actuales,
    leer_requeridos,
    leer_tecnologia,
)

_LETRA = r"[!#-\[\]-~ÁÉÍÓÚÜÑáéíóúüñ]"
_LARGOS = LARGOS_DEL_NOMBRE | LARGOS_DEL_CONTACTO
_OTRO_LARGO = 100


def _texto(campo: str) -> str:
    """Letters and signs of a keyboard, single spaces, no formula, no longer than it is kept."""
    largo = _LARGOS.get(campo, _OTRO_LARGO)
    return (
        rf"(?!['=])(?=[^{SEPARA_CELDAS}]{{1,{largo}}}(?![^{SEPARA_CELDAS}]))"
        rf"{_LETRA}+(?: {_LETRA}+)*"
    )


_AJENA = r"[ !#-\[\]-~ÁÉÍÓÚÜÑáéíóúüñ]{0,200}"
"""A column that nobody reads."""
_FORMAS = {campo.clave: f"(?:{_texto(campo.clave)})?" for campo in CAMPOS.todos} | {
    "codigo": r"[0-9A-Za-z-]{0,20}",
    "identidad": r"[1-9][0-9]{4,9}",
    "nit": r"(?:[0-9]{5,15})?",
    "complemento": "",
    "razon_social": "",
    "expedido": f"(?:{'|'.join(DEPARTAMENTOS)})?",
    "nombres": _texto("nombres"),
    "linea": r"4?4[0-9]{6}",
    "celular": r"(?:[67][0-9]{7})?",
    "correo": f"(?:{CORREO_COMUN.pattern})?",
    "gabinete": r"[0-9A-Za-z-]{0,30}",
    "prioridad": r"(?:[1-9][0-9]{0,3})?",
}
_EXIGE = {"linea", "nombres", "identidad"}
_DICEN_NADA = VACIOS - {""}
_DE_UN_TOTAL = 3
_SE_TOMAN = (
    "codigo", "tipo", "identidad", "expedido", "nit", "nombres", "apellido_paterno",
    "apellido_materno", "correo", "prioridad", "linea", "celular", "direccion", "zona",
    "gabinete", "tecnologia", "servicios_actuales", "servicios_requeridos", "fecha_alta",
    "observacion",
)  # fmt: skip
"""The columns of a clean row, as ``_renglon`` takes them."""
_LLANAS = tuple(zip("ÁÉÍÓÚÜÑ", ["A", "E", "I", "O", "U", "U", "N~"], strict=True))
_NUEVA, _PERSONA = Clase.NUEVA.value, Cliente.Tipo.PERSONA.value


class Limpias:
    """Reads such rows of the files that have this header."""

    def __init__(self, columnas: Columnas) -> None:
        de_cada_una = {i: campo for campo, i in columnas.indice.items()}
        self._ancho = len(columnas)
        formas = [_FORMAS.get(de_cada_una.get(i, ""), _AJENA) for i in range(self._ancho)]
        self._entera = re.compile(SEPARA_CELDAS.join(formas), re.ASCII)
        self._sirve = set(columnas.indice) >= _EXIGE
        sin_columna = self._ancho
        self._tomar = itemgetter(*(columnas.indice.get(campo, sin_columna) for campo in _SE_TOMAN))

    def leer(self, registro: Registro) -> str:
        """The row as it is copied into the antesala; empty when ``fila`` has to read it."""
        celdas = registro.celdas
        if len(celdas) != self._ancho:
            return ""
        junto = SEPARA_CELDAS.join(celdas)
        if not self._sirve or registro.abierta or not self._entera.fullmatch(junto):
            return ""
        if not _DICEN_NADA.isdisjoint(junto.upper().split(SEPARA_CELDAS)):
            return ""
        if len(celdas) - celdas.count("") <= _DE_UN_TOTAL:
            return ""
        return _renglon(registro.linea, junto, *self._tomar([*celdas, ""]))


def _renglon(
    linea: int,
    junto: str,
    codigo: str,
    tipo: str,
    ci: str,
    expedido: str,
    nit: str,
    nombres: str,
    paterno: str,
    materno: str,
    correo: str,
    prioridad: str,
    fijo: str,
    celular: str,
    direccion: str,
    zona: str,
    gabinete: str,
    dicha: str,
    tiene: str,
    quiere: str,
    desde: str,
    observacion: str,
) -> str:
    """``_SE_TOMAN``, in that order; without surnames, only whom nothing tells to be a company."""
    if not (paterno or materno) and (tipo or len(ci) >= DE_UN_NIT or parece_empresa(nombres)):
        return ""
    servicios, alta = _servicios(dicha, tiene, quiere), _alta(desde)
    if not (servicios and alta):
        return ""
    elegible, tecnologia, actuales, requeridos = servicios
    numero = f"+5914{fijo[-7:]}"
    valores = (
        str(linea),
        junto,
        "",
        _NUEVA,
        "",
        f"CI{SEPARA_CELDAS}{ci}{SEPARA_CELDAS}",
        elegible,
        f"{numero}{SEPARA_CELDAS}+591{celular}" if celular else numero,
        _PERSONA,
        codigo,
        ci,
        "",
        expedido,
        nit,
        nombres,
        paterno,
        materno,
        "",
        correo,
        _clave(f"{paterno} {materno} {nombres}"),
        prioridad or NULO,
        numero,
        "f",
        direccion,
        zona,
        gabinete,
        tecnologia,
        actuales,
        requeridos,
        alta,
        observacion,
    )
    return "\t".join(valores) + "\n"


@lru_cache(PALABRAS)
def _servicios(dicha: str, tiene: str, quiere: str) -> tuple[str, str, str, str] | None:
    """Whether it is eligible, its technology, what it has and what to offer; none if unknown."""
    tecnologia = leer_tecnologia(dicha)
    actuales, elegible, entendido = leer_actuales(tiene)
    requeridos, entendidos = leer_requeridos(quiere, tecnologia)
    if bool(tecnologia) != bool(dicha) or not (entendido and entendidos):
        return None
    de_listas = SEPARA_CELDAS.join(actuales), SEPARA_CELDAS.join(requeridos)
    return "t" if elegible else "f", tecnologia, *de_listas


@lru_cache(FECHAS)
def _alta(desde: str) -> str:
    """The day as it is copied; empty when it is none."""
    if not desde:
        return NULO
    alta = fecha_de(desde)
    return alta.isoformat() if alta else ""


def _clave(nombre: str) -> str:
    """What the client is searched by, of a name that is clean already."""
    clave = " ".join(nombre.upper().split())
    if not clave.isascii():
        for con_acento, llana in _LLANAS:
            if con_acento in clave:
                clave = clave.replace(con_acento, llana)
    return clave[:LARGO_DE_LA_CLAVE]
