"""Step 11.2: which version of its product's letter a sending goes with, and how one changes."""

from datetime import date

from bluecom.bolivia.fechas import hoy
from bluecom.bolivia.texto import limpiar, sin_invisibles
from bluecom.cuentas.acto import Acto
from bluecom.vigencias import consultas, servicios
from documentos.models import Documento
from solicitudes.models import Mensaje, TextoDeTerminos, Venta
from solicitudes.reglas import texto_de_terminos as reglas


def version_de(venta: Venta, documento: Documento, *, acto: Acto) -> int:
    """That of the first e-mail of the same paper: what was issued is not said otherwise later."""
    correos = venta.envios.filter(documento=documento, canal=Mensaje.Canal.CORREO)
    primero = correos.order_by("vez").first()
    if primero is not None:
        return int(primero.texto)
    return TextoDeTerminos.del_dia(venta.oferta.producto_id, hoy(acto.ahora)).numero


def proponer(nueva: TextoDeTerminos, *, acto: Acto) -> TextoDeTerminos:
    """Write down a letter from a day to come; another administrator approves it."""
    ordenar(nueva)
    return servicios.proponer(nueva, acto=acto, contenido=objeciones)


def ordenar(nueva: TextoDeTerminos) -> None:
    """What is approved is what is sent: no sign that nobody sees. Raises ``DatoInvalido``."""
    nueva.texto = limpiar(sin_invisibles(nueva.texto), lineas=True)


def objeciones(nueva: TextoDeTerminos, dia: date) -> list[str]:
    """What forbids what it says."""
    return reglas.objeciones(nueva.texto) or consultas.lo_mismo(nueva, anterior(nueva), ("texto",))


def anterior(nueva: TextoDeTerminos) -> TextoDeTerminos:
    """What ends when this version starts; what ships, when nobody wrote another."""
    escrita: TextoDeTerminos | None = consultas.anterior_a(nueva)
    return escrita or nueva.de_entrada()
