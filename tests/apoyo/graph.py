"""WhatsApp's Graph API on a real HTTP server, on its good days and on its bad ones."""

import hashlib
import hmac
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from threading import Thread
from typing import Any

import pytest
from django.test import Client

TOKEN, SECRETO, VERIFICACION = "token-de-prueba", "secreto-de-la-app", "palabra-de-paso"
NUMERO_ID = "1234567890"
RUTA = "/whatsapp/noticias/"
Cuerpo = dict[str, Any]


class Graph:
    """``dia`` says how it behaves; ``pedidos`` is every message that was posted, in order.

    ``subidos``: every form with a file. ``medios``: id → bytes. ``bajadas``: the addresses that
    were asked for a file, each good once.
    """

    def __init__(self) -> None:
        self.dia = "bueno"
        self.pedidos: list[Cuerpo] = []
        self.medios: dict[str, bytes] = {}
        self.bajadas: list[str] = []
        self.subidos: list[bytes] = []
        self.codigo_de_error = 131026
        self.relleno = ""
        self._wamids = count(1)
        self._servidor = ThreadingHTTPServer(("127.0.0.1", 0), self._puerta())
        self._hilo = Thread(target=self._servidor.serve_forever, daemon=True)
        self._hilo.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._servidor.server_port}/v24.0"

    @property
    def ajustes(self) -> dict[str, Any]:
        """What a desk that uses it has in ``settings.WHATSAPP``."""
        return {
            "url": self.url, "numero": "+59170000001", "numero_id": NUMERO_ID, "token": TOKEN,
            "secreto": SECRETO, "verificacion": VERIFICACION, "plantilla": "seguimos",
            "idioma": "es", "segundos": 5.0,
        }  # fmt: skip

    def apagar(self) -> None:
        self._servidor.shutdown()
        self._servidor.server_close()
        self._hilo.join(10)

    def _puerta(self) -> type[BaseHTTPRequestHandler]:
        graph = self

        class Puerta(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                """Nothing on the terminal."""

            def do_POST(self) -> None:
                crudo = self.rfile.read(int(self.headers["Content-Length"]))
                if self.path.endswith("/media"):
                    graph.contestar_subida(self, crudo)
                    return
                cuerpo = json.loads(crudo)
                graph.pedidos.append({**cuerpo, "_token": self.headers["Authorization"]})
                graph.contestar_envio(self)

            def do_GET(self) -> None:
                graph.contestar_medio(self)

        return Puerta

    def contestar_envio(self, puerta: BaseHTTPRequestHandler) -> None:
        if self.dia == "se corta":
            puerta.close_connection = True
            return
        if self.dia == "caido":
            decir(puerta, 503, {})
        elif self.dia == "niega":
            decir(puerta, 400, {"error": {"code": self.codigo_de_error, "message": "no"}})
        elif self.dia == "roto":
            decir(puerta, 500, {"error": {"code": 1, "message": "?"}})
        else:
            dicho = {"messages": [{"id": f"wamid.SALE{next(self._wamids)}"}], "_": self.relleno}
            decir(puerta, 200, dicho)

    def contestar_subida(self, puerta: BaseHTTPRequestHandler, crudo: bytes) -> None:
        if self.dia == "caido":
            decir(puerta, 503, {})
        elif self.dia == "niega subidas":
            decir(puerta, 400, {"error": {"code": self.codigo_de_error, "message": "no"}})
        elif self.dia == "roto al subir":
            decir(puerta, 500, {})
        else:
            self.subidos.append(crudo)
            decir(puerta, 200, {"id": f"subido{len(self.subidos)}"})

    def contestar_medio(self, puerta: BaseHTTPRequestHandler) -> None:
        if self.dia == "caido" or puerta.headers["Authorization"] != f"Bearer {TOKEN}":
            decir(puerta, 503, {})
            return
        partes = puerta.path.strip("/").split("/")
        medio = self.medios.get(partes[-1])
        if medio is None:
            decir(puerta, 404, {"error": {"code": 100}})
        elif partes[0] == "bajar":
            self.bajadas.append(puerta.path)
            decir(puerta, 410 if self.dia == "vencido" else 200, medio)
        else:
            host = f"http://127.0.0.1:{self._servidor.server_port}"
            decir(puerta, 200, {"url": f"{host}/bajar/{partes[-1]}", "mime_type": "image/jpeg"})


def decir(puerta: BaseHTTPRequestHandler, codigo: int, que: Cuerpo | bytes) -> None:
    """One answer, whole."""
    cuerpo = que if isinstance(que, bytes) else json.dumps(que).encode()
    puerta.send_response(codigo)
    puerta.send_header("Content-Length", str(len(cuerpo)))
    puerta.end_headers()
    puerta.wfile.write(cuerpo)


@pytest.fixture
def graph(settings: Any) -> Iterator[Graph]:
    """A desk whose WhatsApp is that server."""
    suyo = Graph()
    settings.INTEGRACIONES = {
        **settings.INTEGRACIONES,
        "whatsapp": "bluecom.integraciones.whatsapp.cloud.Cloud",
    }
    settings.WHATSAPP = suyo.ajustes
    yield suyo
    suyo.apagar()


def contar(*valores: Cuerpo, firma: str | None = None, crudo: bytes | None = None) -> int:
    """Tell the desk these news as the platform does; what it answers."""
    cambios = [{"field": "messages", "value": valor} for valor in valores]
    dicho = {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": cambios}]}
    cuerpo = json.dumps(dicho).encode() if crudo is None else crudo
    suya = "sha256=" + hmac.new(SECRETO.encode(), cuerpo, hashlib.sha256).hexdigest()
    cabeceras = {"X-Hub-Signature-256": suya if firma is None else firma}
    cliente = Client(enforce_csrf_checks=True)
    return cliente.post(
        RUTA, cuerpo, content_type="application/json", headers=cabeceras
    ).status_code


def mensaje(
    n: int | str, *, bsuid: str = "", numero: str = "", en: int = 1764000000, **que: Any
) -> Cuerpo:
    """A value with one message of a person, a text unless told."""
    suyo: Cuerpo = {"id": f"wamid.{n}", "timestamp": str(en)}
    suyo |= {"from_user_id": bsuid} if bsuid else {}
    suyo |= {"from": numero} if numero else {}
    suyo |= que or {"type": "text", "text": {"body": f"texto {n}"}}
    contacto: Cuerpo = {"profile": {"name": "Rosa"}}
    contacto |= {"user_id": bsuid} if bsuid else {}
    contacto |= {"wa_id": numero} if numero else {}
    return {"contacts": [contacto], "messages": [suyo]}


def foto(n: int | str, contenido: bytes, **quien: Any) -> Cuerpo:
    """A photo whose file is to be fetched as ``m<n>``."""
    imagen = {
        "id": f"m{n}",
        "mime_type": "image/jpeg",
        "sha256": hashlib.sha256(contenido).hexdigest(),
    }
    return mensaje(n, type="image", image=imagen, **quien)


def estado(wamid: str, cual: str, *, en: int = 1764000000, **otros: Any) -> Cuerpo:
    """A value with one status of a message of ours."""
    return {"statuses": [{"id": wamid, "status": cual, "timestamp": str(en), **otros}]}


def cambio(*, de: str = "", a: str = "", numero: str = "", nuevo: str = "", en: int) -> Cuerpo:
    """A value that says that somebody has another id, another number, or both."""
    tipo = "user_changed_number" if nuevo else "user_changed_user_id"
    sistema: Cuerpo = {"type": tipo, "body": "cambió"}
    sistema |= {"previous_user_id": de} if de else {}
    sistema |= {"user_id": a} if a else {}
    sistema |= {"wa_id": nuevo} if nuevo else {}
    suyo: Cuerpo = {"id": f"wamid.c{en}", "timestamp": str(en), "type": "system", "system": sistema}
    suyo |= {"from": numero} if numero else {}
    return {"messages": [suyo]}
