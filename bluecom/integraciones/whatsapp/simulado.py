"""A WhatsApp for demonstrations: it takes everything in, and nothing leaves the machine."""

from collections.abc import Mapping

from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.manual import Manual
from bluecom.integraciones.whatsapp.puerto import Noticia, NoticiaRechazada, Saliente


class Simulado(Manual):
    """Sends to nobody; the name of a message is our own, so that it is the same each time."""

    nombre = "WhatsApp simulado"
    envia = True

    def leer(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> list[Noticia]:
        raise NoticiaRechazada("El simulado no recibe noticias.")

    def enviar(self, mensaje: Saliente) -> str:
        return f"wamid.simulado.{mensaje.nuestro}"

    def traer(self, medio_id: str, *, maximo: int) -> bytes:
        raise SistemaNoResponde("el simulado no tiene archivos", reintentable=False)
