"""Step 11.2: what is heard of the terms, and what it makes of the sale."""

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from solicitudes.canales.terminos.avisos import dar_por_atendido
from solicitudes.expediente.cerrar import deber_expediente
from solicitudes.models import Constancia, EnvioDeTerminos, Venta
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.constancia import CONCLUYEN, mas_fuerte
from solicitudes.reglas.estados import Estado

_CIERRAN_DE_NUEVO = (Constancia.ACUSADA, Constancia.REBOTADA, Constancia.POR_OTRO_MEDIO)
"""What the closing file has to tell at once; the rest, when it is next asked for."""


def poner_al_dia(venta: Venta, *, acto: Acto) -> Venta:
    """Write the strongest proof of the sendings in force; the first one ends the procedure.

    ``venta`` is locked. It never moves a concluded sale.
    """
    en_vigor = EnvioDeTerminos.objects.filter(venta=venta, retirado_en=None)
    pruebas = [envio.prueba for envio in en_vigor.select_related("correo", "mensaje")]
    constancia = mas_fuerte(pruebas, con_direccion=bool(direccion_de(venta)))
    if constancia in CONCLUYEN:
        dar_por_atendido(venta, ahora=acto.ahora)
    if venta.estado == Estado.INSTALADA and constancia in CONCLUYEN:
        return _concluir(venta, constancia, acto)
    if constancia != venta.constancia:
        venta.constancia = constancia
        venta.save(update_fields=["constancia"])
        anotar(venta.cadena, "constancia", acto=acto, datos={"constancia": constancia})
        _cerrar_de_nuevo(venta, acto)
    return venta


def direccion_de(venta: Venta) -> str:
    """The client's address on record."""
    return str(venta.ficha_actual.correo) if venta.ficha_actual else ""


def _concluir(venta: Venta, constancia: str, acto: Acto) -> Venta:
    venta.terminos_entregados_en, venta.constancia = acto.ahora, constancia
    venta.save(update_fields=["terminos_entregados_en", "constancia"])
    concluida = avanzar(venta.pk, "concluir", acto=acto, datos={"constancia": constancia})
    deber_expediente(concluida, ahora=acto.ahora)
    return concluida


def _cerrar_de_nuevo(venta: Venta, acto: Acto) -> None:
    if venta.estado == Estado.CONCLUIDA and venta.constancia in _CIERRAN_DE_NUEVO:
        deber_expediente(venta, ahora=acto.ahora, tras=f"{acto.ahora.timestamp():.6f}")
