"""A telephone exchange on a real socket, on its good days and on its bad ones."""

import hashlib
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event, Thread
from typing import Any

import pytest

USUARIO, SECRETO = "mesa", "secreto-de-la-central"
Accion = dict[str, str]


class Central:
    """``dia`` says how it behaves; ``recibidas`` is every action that reached it, in order.

    ``contesta``: it says what became of a call only once that is set. ``razon``: the reason for
    which the extension did not answer; empty when it did.
    """

    def __init__(self, tls: Any = None) -> None:
        self.dia, self.razon = "bueno", ""
        self.recibidas: list[Accion] = []
        self.contesta, self._fin = Event(), Event()
        self.contesta.set()
        self._tls = tls
        self._oido = socket.create_server(("127.0.0.1", 0))
        self.puerto: int = self._oido.getsockname()[1]
        self._vivas: list[socket.socket] = []
        self._hilos = [Thread(target=self._atender, daemon=True)]
        self._hilos[0].start()

    @property
    def ajustes(self) -> dict[str, Any]:
        """What a desk that uses it has in ``settings.AMI``."""
        return {
            "servidor": "127.0.0.1", "puerto": self.puerto, "usuario": USUARIO, "secret": SECRETO,
            "en_claro": False, "tls": False, "certificado": "", "contexto": "from-internal",
            "tecnologia": "SIP", "area": "", "segundos": 2.0, "timbrado": 20.0,
        }  # fmt: skip

    def pedidas(self) -> list[Accion]:
        return [accion for accion in self.recibidas if accion["Action"] == "Originate"]

    def apagar(self) -> None:
        self._fin.set()
        self.contesta.set()
        for enchufe in [self._oido, *self._vivas]:
            with suppress(OSError):
                enchufe.shutdown(socket.SHUT_RDWR)
            enchufe.close()
        for hilo in self._hilos:
            hilo.join(10)

    def _atender(self) -> None:
        while not self._fin.is_set():
            try:
                enchufe, _ = self._oido.accept()
                if self._tls is not None:
                    enchufe = self._tls.wrap_socket(enchufe, server_side=True)
            except OSError:
                continue
            self._vivas.append(enchufe)
            hilo = Thread(target=self._conversar, args=(enchufe,), daemon=True)
            self._hilos.append(hilo)
            hilo.start()

    def _conversar(self, enchufe: socket.socket) -> None:
        with suppress(OSError, ValueError):
            Conversacion(self, enchufe).hablar()
        enchufe.close()


class Conversacion:
    def __init__(self, central: Central, enchufe: socket.socket) -> None:
        self.central, self.enchufe = central, enchufe
        self.entrada = enchufe.makefile("r", encoding="utf-8", newline="\n")

    def hablar(self) -> None:
        if self.central.dia == "muda":
            self.entrada.read()  # it never says a word
            return
        if self.central.dia == "otra cosa":
            self._decir("HTTP/1.1 400 Bad Request\r\n\r\n")
            return
        if self.central.dia == "línea sin fin":
            while True:
                self._decir("x" * 4096)
        self._decir("Asterisk Call Manager/2.10.4\r\n")
        while accion := self._accion():
            self.central.recibidas.append(accion)
            hacer: Callable[[Accion], bool] = getattr(self, f"_{accion['Action'].lower()}")
            if not hacer(accion):
                return

    def _challenge(self, accion: Accion) -> bool:
        return self._responder(accion, "Success", Challenge="840415273")

    def _login(self, accion: Accion) -> bool:
        self._suceso("FullyBooted", Status="Fully Booted")
        huella = hashlib.md5(f"840415273{SECRETO}".encode()).hexdigest()
        bien = accion.get("Key") == huella or accion.get("Secret") == SECRETO
        if self.central.dia == "no deja entrar" or not bien:
            eco = f"Authentication failed {accion.get('Secret', '')}"
            return self._responder(accion, "Error", Message=eco) and False
        return self._responder(accion, "Success", Message="Authentication accepted")

    def _originate(self, accion: Accion) -> bool:
        dia = self.central.dia
        self._suceso("Newchannel", Uniqueid="1.0", ChannelState="0")
        if dia == "corta sin responder":
            return False
        if dia == "media respuesta":
            self._decir(f"Response: Success\r\nActionID: {accion['ActionID']}\r\nMess")
            self.central._fin.wait()
            return False
        if dia == "responde a otro":
            self._responder({"ActionID": "de-otro"}, "Success")
            self._suceso("OriginateResponse", ActionID="de-otro", Response="Success")
            self.central._fin.wait()
            return False
        if dia == "no deja marcar":
            return self._responder(accion, "Error", Message="Permission denied")
        if dia == "contesta antes de aceptar":
            self._termino(accion)
            return self._responder(accion, "Success")
        self._responder(accion, "Success", Message="Originate successfully queued")
        if dia == "corta después de aceptar":
            return False
        self.central.contesta.wait()
        self._suceso("Hangup", Uniqueid="0.9")
        self._termino(accion)
        return True

    def _termino(self, accion: Accion) -> None:
        razon = self.central.razon
        self._suceso(
            "OriginateResponse",
            ActionID=accion["ActionID"],
            Response="Failure" if razon else "Success",
            Reason=razon or "4",
            Uniqueid="<null>" if razon else "1764400000.42",
        )

    def _responder(self, accion: Accion, como: str, **campos: str) -> bool:
        self._mensaje({"Response": como, "ActionID": accion["ActionID"], **campos})
        return True

    def _suceso(self, nombre: str, **campos: str) -> None:
        self._mensaje({"Event": nombre, "Privilege": "call,all", **campos})

    def _mensaje(self, campos: dict[str, str]) -> None:
        self._decir("".join(f"{c}: {v}\r\n" for c, v in campos.items()) + "\r\n")

    def _decir(self, texto: str) -> None:
        self.enchufe.sendall(texto.encode())

    def _accion(self) -> Accion:
        accion: Accion = {}
        for linea in self.entrada:
            if not linea.strip():
                return accion
            clave, _, valor = linea.rstrip("\r\n").partition(": ")
            assert clave not in accion, f"dos veces {clave}"
            accion[clave] = valor
        return {}


@pytest.fixture
def central(settings: Any) -> Iterator[Central]:
    """The exchange that this desk dials by."""
    una = Central()
    settings.AMI = una.ajustes
    settings.INTEGRACIONES = settings.INTEGRACIONES | {
        "elastix": "bluecom.integraciones.elastix.ami.AMI"
    }
    yield una
    una.apagar()
