"""One row as values: what was rewritten, what was left out, why it is refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, leer_ci, leer_nit
from bluecom.bolivia.telefonos import leer_linea, leer_telefono, nacional
from bluecom.bolivia.texto import (
    limpiar,
    no_digitable,
    sin_acentos_mayusculas,
    sin_invisibles,
    tecleado,
)
from bluecom.planillas.encabezado import Columnas
from cartera.models import Cliente
from cartera.servicios.importar.cedula import leer_cedula, leer_expedido
from cartera.servicios.importar.informe import Clase
from cartera.servicios.importar.vocabulario import (
    leer_actuales,
    leer_requeridos,
    leer_tecnologia,
)

Persona = tuple[str, str, str]
_VACIOS = {
    "", "-", "--", "---", ".", "0", "S/N", "SN", "N/A", "NA", "NULL", "NINGUNO", "NINGUNA",
    "NO TIENE", "SIN CORREO", "SIN DATO", "SIN DATOS", "NO REGISTRA", "X",
}  # fmt: skip
_EMPRESA = re.compile(
    r"\b(?:S\.? ?R\.? ?L|S\.? ?A|LTDA|EIRL|COOPERATIVA|ASOCIACION|FUNDACION|EMPRESA|SOCIEDAD"
    r"|COLEGIO|CONDOMINIO|IMPORTADORA|COMERCIAL|INDUSTRIAS?|CONSTRUCTORA|HOTEL|CLINICA"
    r"|UNIDAD EDUCATIVA)\b\.?"
)
_DE_EXCEL = re.compile(r'="?([^"]*)"?|\'(.*)')
_FECHA = re.compile(
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)|(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII
)
_TOTALES = re.compile(r"(?:SUB)?TOTAL|CANTIDAD|NRO\.? DE REGISTROS|REGISTROS|FIN DE")
_LARGO_DE_CORREO = 254
_LARGOS = {"nombres": 80, "apellido_paterno": 60, "apellido_materno": 60, "razon_social": 120}


@dataclass
class Fila:
    """A row of the portfolio; ``cliente`` and ``contacto`` are the fields to store."""

    linea: int
    celdas: Sequence[str]
    numero: str = ""
    persona: Persona | None = None
    cliente: dict[str, Any] = field(default_factory=dict)
    contacto: dict[str, Any] = field(default_factory=dict)
    telefonos: list[str] = field(default_factory=list)
    elegible: bool = True
    normalizado: list[str] = field(default_factory=list)
    advertencias: list[str] = field(default_factory=list)
    rechazos: list[str] = field(default_factory=list)

    @property
    def codigo(self) -> str:
        return str(self.cliente.get("codigo", ""))

    @property
    def clase(self) -> Clase:
        if self.advertencias:
            return Clase.ADVERTENCIA
        return Clase.NORMALIZADA if self.normalizado else Clase.NUEVA

    @property
    def motivo(self) -> str:
        return " ".join([*self.advertencias, *self.normalizado])

    @property
    def nombre(self) -> str:
        return Cliente(**self.cliente).nombre_completo


def motivo_para_omitir(celdas: Sequence[str], columnas: Columnas) -> str:
    """Why a record is no client at all: blank, repeated header, total. Empty if it is one."""
    llenas = [c.strip() for c in celdas if c.strip()]
    if not llenas:
        return "Línea en blanco."
    if columnas.es_encabezado(celdas):
        return "Encabezado repetido."
    i = columnas.indice["linea"]
    sin_linea = i >= len(celdas) or not celdas[i].strip() or len(llenas) <= 3
    if sin_linea and any(_TOTALES.match(sin_acentos_mayusculas(c)) for c in llenas):
        return "Línea de totales."
    return ""


def leer_fila(linea: int, celdas: Sequence[str], columnas: Columnas) -> Fila:
    """Read one record; nothing is raised, ``rechazos`` says what is wrong."""
    fila = Fila(linea, celdas)
    try:
        crudo = {
            campo: _celda(campo, celdas[i]) if i < len(celdas) else ""
            for campo, i in columnas.indice.items()
        }
    except DatoInvalido as error:
        fila.rechazos.append(str(error))
        return fila
    _leer_linea(fila, crudo)
    _leer_nombre(fila, crudo)
    _leer_identidad(fila, crudo)
    _leer_contacto(fila, crudo)
    _leer_otros(fila, crudo)
    _avisar_de_signos(fila)
    return fila


def _celda(campo: str, texto: str) -> str:
    """Clean, and without what Excel adds to keep a text a text."""
    if campo != "observacion":
        texto = tecleado(texto)
    if not texto.isascii() or not texto.isprintable():
        texto = limpiar(sin_invisibles(texto), lineas=True).replace("\n", " ")
    texto = " ".join(texto.split())
    if texto[:1] in "='" and (partes := _DE_EXCEL.fullmatch(texto)):
        texto = (partes[1] or partes[2] or "").strip()
    return "" if texto.upper() in _VACIOS else texto


def _leer_linea(fila: Fila, crudo: dict[str, str]) -> None:
    texto = _sin_decimales(crudo["linea"])
    if not texto:
        fila.rechazos.append("Falta el teléfono fijo.")
        return
    try:
        fila.numero, marcada = leer_linea(texto)
    except DatoInvalido as error:
        fila.rechazos.append(str(error))
        return
    fila.contacto |= {"linea": fila.numero, "linea_marcada": marcada}
    if marcada:
        fila.advertencias.append(f"La línea {texto} no está en un rango conocido: confírmela.")
    corto = nacional(fila.numero)
    if texto not in (corto, corto[1:]) or texto != crudo["linea"]:
        fila.normalizado.append(f"Teléfono fijo {crudo['linea']} → {corto}.")


def _leer_nombre(fila: Fila, crudo: dict[str, str]) -> None:
    nombres = crudo.get("nombres", "")
    paterno, materno = crudo.get("apellido_paterno", ""), crudo.get("apellido_materno", "")
    razon = crudo.get("razon_social", "") or nombres
    if not (nombres or razon):
        fila.rechazos.append("Falta el nombre o la razón social.")
        return
    if not (paterno or materno) and _es_empresa(razon, crudo):
        fila.cliente |= {"tipo": Cliente.Tipo.EMPRESA, "razon_social": razon}
    else:
        fila.cliente |= {
            "tipo": Cliente.Tipo.PERSONA,
            "nombres": nombres or razon,
            "apellido_paterno": paterno,
            "apellido_materno": materno,
        }
    for campo, largo in _LARGOS.items():
        if len(fila.cliente.get(campo, "")) > largo:
            fila.rechazos.append(f"El nombre es demasiado largo: hasta {largo} letras.")


def _es_empresa(nombre: str, crudo: dict[str, str]) -> bool:
    tipo = sin_acentos_mayusculas(crudo.get("tipo", ""))
    if tipo:
        return tipo[:1] in "EJ"  # empresa, jurídica
    if crudo.get("razon_social") or _EMPRESA.search(sin_acentos_mayusculas(nombre)):
        return True
    identidad = _sin_decimales(crudo.get("identidad", ""))
    return bool(crudo.get("nit") and not identidad) or (identidad.isdigit() and len(identidad) >= 9)


def _leer_identidad(fila: Fila, crudo: dict[str, str]) -> None:
    fila.cliente["codigo"] = _sin_decimales(crudo.get("codigo", ""))[:20]
    texto = _sin_decimales(crudo.get("identidad", ""))
    try:
        if fila.cliente.get("tipo") == Cliente.Tipo.EMPRESA:
            _poner_nit(fila, _sin_decimales(crudo.get("nit", "")) or texto)
        else:
            _poner_ci(fila, texto, crudo)
    except DatoInvalido as error:
        fila.rechazos.append(f"«{crudo.get('identidad', '')[:30]}»: {error}")
    if fila.persona is None and not fila.rechazos:
        fila.advertencias.append("Sin C.I./NIT: pídalo en el paso 6.")


def _poner_nit(fila: Fila, texto: str) -> None:
    if texto:
        nit = leer_nit(texto)
        fila.cliente["nit"] = nit
        fila.persona = ("NIT", nit, "")


def _poner_ci(fila: Fila, texto: str, crudo: dict[str, str]) -> None:
    if crudo.get("nit"):
        fila.cliente["nit"] = leer_nit(_sin_decimales(crudo["nit"]))
    if not texto:
        return
    ci, lugar = leer_cedula(texto)
    if lugar:
        fila.advertencias.append(f"El expedido «{lugar}» no se conoce y se dejó en blanco.")
    complemento = crudo.get("complemento", "").upper()
    if complemento and not ci.complemento:
        ci = leer_ci(f"{ci.numero}-{complemento} {ci.expedido}".strip())
    elif complemento and complemento != ci.complemento:
        fila.rechazos.append("El complemento del C.I. no es el mismo en las dos columnas.")
    ci = _con_expedido(fila, ci, crudo.get("expedido", ""))
    fila.cliente |= {
        "ci_numero": ci.numero,
        "ci_complemento": ci.complemento,
        "ci_expedido": ci.expedido,
    }
    fila.persona = ("CI", ci.numero, ci.complemento)
    if texto != ci.numero or crudo.get("complemento", "") != complemento:
        fila.normalizado.append(f"C.I. {crudo['identidad']} → {ci}.")


def _con_expedido(fila: Fila, ci: CI, texto: str) -> CI:
    if not texto:
        return ci
    codigo = leer_expedido(texto)
    if not codigo:
        fila.advertencias.append(f"El expedido «{texto}» no se conoce y se dejó en blanco.")
        return ci
    if codigo != texto:
        fila.normalizado.append(f"Expedido {texto} → {codigo}.")
    return CI(ci.numero, ci.complemento, codigo)


def _leer_contacto(fila: Fila, crudo: dict[str, str]) -> None:
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
    fila.contacto |= {
        "direccion": _cortar(fila, crudo, "direccion", 200),
        "zona": _cortar(fila, crudo, "zona", 80),
        "observacion": _cortar(fila, crudo, "observacion", 300),
        "tecnologia": tecnologia,
        "servicios_actuales": actuales,
        "servicios_requeridos": requeridos,
    }


def _leer_otros(fila: Fila, crudo: dict[str, str]) -> None:
    for texto in re.split(r"\s*[/;,]\s*", crudo.get("celular", "")):
        _leer_celular(fila, _sin_decimales(texto))
    _leer_correo(fila, crudo.get("correo", ""))
    if crudo.get("fecha_alta"):
        fila.contacto["fecha_alta"] = _leer_fecha(fila, crudo["fecha_alta"])
    if crudo.get("prioridad"):
        prioridad = _sin_decimales(crudo["prioridad"])
        if re.fullmatch(r"-?[0-9]{1,4}", prioridad):
            fila.contacto["prioridad"] = int(prioridad)
        else:
            fila.advertencias.append("La prioridad no es un número y no se tomó en cuenta.")


def _avisar_de_signos(fila: Fila) -> None:
    """A sign that Smartflex cannot hold does not keep a client out: it is put right later."""
    if not fila.rechazos and (signo := no_digitable(fila.nombre)):
        fila.advertencias.append(
            f"El nombre tiene «{signo}», que Smartflex no admite: corríjalo antes del paso 4."
        )
    for campo, que in (("direccion", "La dirección"), ("zona", "La zona")):
        if signo := no_digitable(fila.contacto[campo]):
            fila.advertencias.append(f"{que} tiene «{signo}», que Smartflex no admite.")


def _leer_celular(fila: Fila, texto: str) -> None:
    if not texto or texto.upper() in _VACIOS:
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
    try:
        validate_email(correo)
        MaxLengthValidator(_LARGO_DE_CORREO)(correo)
    except ValidationError:
        fila.advertencias.append(f"El correo «{texto}» no es válido y no se guardó.")
        return
    fila.cliente["correo"] = correo
    if correo != texto:
        fila.normalizado.append(f"Correo {texto} → {correo}.")


def _leer_fecha(fila: Fila, texto: str) -> date | None:
    partes = _FECHA.match(texto)
    try:
        if partes is None:
            raise ValueError(texto)
        dia, mes, ano = partes[1] or partes[6], partes[2] or partes[5], partes[3] or partes[4]
        return date(_ano(ano), int(mes), int(dia))
    except ValueError:
        fila.advertencias.append(f"La fecha de alta «{texto}» no se entiende y no se guardó.")
        return None


def _ano(texto: str) -> int:
    """Of two figures: there were lines in 1951, and none is from 2050."""
    ano = int(texto)
    return ano if len(texto) == 4 else ano + (2000 if ano < 50 else 1900)


def _cortar(fila: Fila, crudo: dict[str, str], campo: str, largo: int) -> str:
    texto = crudo.get(campo, "")
    if len(texto) > largo:
        fila.advertencias.append(f"Un texto de más de {largo} letras se cortó ({campo}).")
    return texto[:largo].rstrip()


def _sin_decimales(texto: str) -> str:
    """Excel writes whole numbers as ``4251234.0``."""
    return re.sub(r"^([0-9]+)[.,]0$", r"\1", texto)
