from collections.abc import Mapping
from urllib.parse import quote

from bluecom.integraciones.errores import SistemaNoResponde
from bluecom.integraciones.whatsapp.puerto import NoSale, Noticia, NoticiaRechazada, Saliente


class Manual:
    """The agent's own WhatsApp sends it, and what the client answers is brought to the desk."""

    nombre = "WhatsApp"
    envia = False

    def enlace_para_escribir(self, numero: str, texto: str) -> str:
        return f"https://wa.me/{numero.removeprefix('+')}?text={quote(texto)}"

    def reto(self, consulta: Mapping[str, str]) -> str | None:
        return None

    def leer(self, cuerpo: bytes, cabeceras: Mapping[str, str]) -> list[Noticia]:
        raise NoticiaRechazada("Aquí no se reciben noticias.")

    def enviar(self, mensaje: Saliente) -> str:
        raise NoSale("MANUAL")

    def traer(self, medio_id: str, *, maximo: int) -> bytes:
        raise SistemaNoResponde("aquí no hay archivos que traer", reintentable=False)
