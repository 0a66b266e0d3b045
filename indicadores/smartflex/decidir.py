"""Who looks into a number on which the two systems differ, and what was decided of it (III.2)."""

from collections.abc import Collection

from django.db import transaction

from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.rechazo import Rechazo
from indicadores.a_cargo import exigir_que_se_encargue
from indicadores.consultas.contraste import Linea, contraste
from indicadores.consultas.diferencias import SE_DECIDEN
from indicadores.models import Diferencia

DECIDEN = (Rol.JEFE_VENTAS,)
MAXIMO = 500
LETRAS = (3, 200)


def decidir_diferencias(mes: str, *, claves: Collection[str], razon: str, acto: Acto) -> int:
    """One reason for one number or many: it moves no sale and no figure, and is asked no more
    while both systems say the same. Returns how many. Raises ``Rechazo``.
    """
    _exigir_jefe(acto)
    limpia = limpiar(razon)
    if not LETRAS[0] <= len(limpia) <= LETRAS[1]:
        raise Rechazo(
            f"Escriba por qué, de {LETRAS[0]} a {LETRAS[1]} letras: se lee junto a cada una."
        )
    with transaction.atomic():
        lineas = _lineas(mes, claves, acto)
        for linea in lineas:
            dicho = {
                "huella": linea.huella,
                "razon": limpia,
                "decidida_por": acto.usuario,
                "decidida_en": acto.ahora,
            }
            Diferencia.objects.update_or_create(mes=mes, clave=linea.clave, defaults=dicho)
        _anotar(mes, "decidir_diferencias", lineas, acto, razon=huella_de(limpia))
    return len(lineas)


def encargar(mes: str, *, claves: Collection[str], a: Usuario, acto: Acto) -> int:
    """Give them to somebody who looks into them. Returns how many. Raises ``Rechazo``."""
    _exigir_jefe(acto)
    exigir_que_se_encargue(a)
    with transaction.atomic():
        lineas = _lineas(mes, claves, acto)
        for linea in lineas:
            Diferencia.objects.update_or_create(mes=mes, clave=linea.clave, defaults={"a_cargo": a})
        _anotar(mes, "encargar_diferencias", lineas, acto, a=a.pk)
    return len(lineas)


def _lineas(mes: str, claves: Collection[str], acto: Acto) -> list[Linea]:
    """As both systems stand now: what agrees meanwhile is no longer decided."""
    if not 0 < len(claves) <= MAXIMO:
        raise Rechazo(f"Marque los números que decide, hasta {MAXIMO} de una vez.")
    todas = contraste(mes, ahora=acto.ahora).lineas
    return [una for una in todas if una.clave in claves and una.clase in SE_DECIDEN]


def _exigir_jefe(acto: Acto) -> None:
    if not acto.usuario.tiene_rol(*DECIDEN) or acto.usuario.de_prueba:
        raise Rechazo("Las diferencias con Smartflex las decide la Jefatura de Ventas.")


def _anotar(mes: str, tipo: str, lineas: list[Linea], acto: Acto, **datos: object) -> None:
    if lineas:
        numeros = [linea.clave for linea in lineas]
        anotar(f"mes:{mes}", tipo, acto=acto, datos={"numeros": numeros, **datos})
