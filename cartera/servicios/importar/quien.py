"""Who a row speaks of: a person by the C.I., a company by its NIT."""

import re

from bluecom.bolivia.errores import DatoInvalido
from bluecom.bolivia.identidad import CI, leer_ci, leer_nit
from bluecom.bolivia.texto import sin_acentos_mayusculas
from bluecom.planillas.celdas import sin_decimales
from cartera.models import Cliente
from cartera.servicios.importar.cedula import leer_cedula, leer_expedido
from cartera.servicios.importar.valores import Fila

_EMPRESA = re.compile(
    r"\b(?:S\.? ?R\.? ?L|S\.? ?A|LTDA|EIRL|COOPERATIVA|ASOCIACION|FUNDACION|EMPRESA|SOCIEDAD"
    r"|COLEGIO|CONDOMINIO|IMPORTADORA|COMERCIAL|INDUSTRIAS?|CONSTRUCTORA|HOTEL|CLINICA"
    r"|UNIDAD EDUCATIVA)\b\.?"
)
DE_UN_NIT = 9
"""A number of so many figures is no person's C.I. but a company's NIT."""
LARGOS_DEL_NOMBRE = {
    "nombres": 80,
    "apellido_paterno": 60,
    "apellido_materno": 60,
    "razon_social": 120,
}


def leer_nombre(fila: Fila, crudo: dict[str, str]) -> None:
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
    for campo, largo in LARGOS_DEL_NOMBRE.items():
        if len(fila.cliente.get(campo, "")) > largo:
            fila.rechazos.append(f"El nombre es demasiado largo: hasta {largo} letras.")


def parece_empresa(nombre: str) -> bool:
    """By its words alone."""
    return _EMPRESA.search(sin_acentos_mayusculas(nombre)) is not None


def _es_empresa(nombre: str, crudo: dict[str, str]) -> bool:
    tipo = sin_acentos_mayusculas(crudo.get("tipo", ""))
    if tipo:
        return tipo[:1] in "EJ"  # empresa, jurídica
    if crudo.get("razon_social") or parece_empresa(nombre):
        return True
    identidad = sin_decimales(crudo.get("identidad", ""))
    return bool(crudo.get("nit") and not identidad) or (
        identidad.isdigit() and len(identidad) >= DE_UN_NIT
    )


def leer_identidad(fila: Fila, crudo: dict[str, str]) -> None:
    fila.cliente["codigo"] = sin_decimales(crudo.get("codigo", ""))[:20]
    texto = sin_decimales(crudo.get("identidad", ""))
    try:
        if fila.cliente.get("tipo") == Cliente.Tipo.EMPRESA:
            _poner_nit(fila, sin_decimales(crudo.get("nit", "")) or texto)
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
        fila.cliente["nit"] = leer_nit(sin_decimales(crudo["nit"]))
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
