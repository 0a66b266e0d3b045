"""The exchange dials by itself: it rings the extension of whoever asks, then calls the client."""

import hashlib
import logging
import ssl
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from bluecom.integraciones.elastix.dialogo import Dialogo, Mensaje, NoEntra, NoHabla, conectar
from bluecom.integraciones.elastix.numeracion import como_lo_marca
from bluecom.integraciones.elastix.puerto import EnCurso, Marcado, Pedido, Porque, Que

MARGEN = 5.0
"""Seconds that it may take to tell what it knows, after the extension stopped ringing."""
LARGO_DE_LO_DICHO = 200
_RAZONES = {
    "0": Porque.SIN_CAMINO,
    "1": Porque.NO_CONTESTO,
    "3": Porque.NO_CONTESTO,
    "5": Porque.OCUPADO,
    "8": Porque.SIN_CAMINO,
}
"""What Asterisk says in ``Reason`` when the extension did not answer."""
_registro = logging.getLogger(__name__)


class AMI:
    """By its manager interface (``AMI_…`` in settings); nothing of it holds a page."""

    nombre = "La central"
    marca = True

    def __init__(self) -> None:
        self._ajustes: Mapping[str, Any] = settings.AMI

    def enlace_para_llamar(self, numero: str) -> str:
        return f"tel:{numero}"

    def marcar(self, pedido: Pedido) -> EnCurso:
        """Before it was asked, whatever fails is a no; after it, nobody knows."""
        try:
            dialogo = self._entrar()
        except NoEntra as error:
            return self._no_se_pudo(Porque.NO_ENTRA, str(error))
        except NoHabla as error:
            return self._no_se_pudo(Porque.NO_RESPONDE, str(error))
        try:
            suyo = dialogo.enviar("Originate", self._que_marque(pedido))
            respuesta = dialogo.respuesta(suyo)
        except NoHabla as error:
            dialogo.cerrar()
            return EnCurso(self._no_se_sabe(str(error)))
        if respuesta["response"] != "Success":
            dialogo.cerrar()
            return self._no_se_pudo(Porque.NEGADA, self._dicho(respuesta))
        return EnCurso(Marcado(Que.MARCANDO), lambda: self._como_termino(dialogo, suyo))

    def que_le_pasa(self) -> str:
        try:
            dialogo = self._entrar()
        except NoEntra as error:
            return f"No acepta el usuario de este sistema: {error}."
        except NoHabla as error:
            return f"No responde: {error}."
        dialogo.cerrar()
        return ""

    def _entrar(self) -> Dialogo:
        """Signed in, with time left to ask. Raises ``NoHabla`` or ``NoEntra``."""
        ajustes = self._ajustes
        dialogo = conectar(
            ajustes["servidor"], ajustes["puerto"], tls=self._tls(), segundos=ajustes["segundos"]
        )
        try:
            entrada = dialogo.respuesta(dialogo.enviar("Login", self._credenciales(dialogo)))
            if entrada["response"] != "Success":
                raise NoEntra(self._dicho(entrada) or "no dijo por qué")
            if not dialogo.queda_tiempo():
                raise NoHabla("no respondió a tiempo")
        except (NoHabla, NoEntra):
            dialogo.cerrar()
            raise
        return dialogo

    def _credenciales(self, dialogo: Dialogo) -> dict[str, str]:
        """The secret itself travels only where it was said that it may."""
        quien = {"Username": self._ajustes["usuario"], "Events": "call"}
        secreto: str = self._ajustes["secret"]
        if self._ajustes["en_claro"]:
            return {**quien, "Secret": secreto}
        desafio = dialogo.respuesta(dialogo.enviar("Challenge", {"AuthType": "MD5"}))
        if not desafio.get("challenge"):
            raise NoEntra("no sabe reconocer sin que se le diga la contraseña")
        huella = hashlib.md5(f"{desafio['challenge']}{secreto}".encode(), usedforsecurity=False)
        return {**quien, "AuthType": "MD5", "Key": huella.hexdigest()}

    def _que_marque(self, pedido: Pedido) -> dict[str, str]:
        ajustes = self._ajustes
        return {
            "Channel": f"{ajustes['tecnologia']}/{pedido.extension}",
            "Context": ajustes["contexto"],
            "Exten": como_lo_marca(
                pedido.numero, area=ajustes["area"], antepuesto=settings.PREFIJO_DE_SALIDA
            ),
            "Priority": "1",
            "Timeout": str(int(ajustes["timbrado"] * 1000)),
            "CallerID": f'"Bluecom {pedido.cuenta}" <{pedido.extension}>',
            "Account": pedido.cuenta,
            "Variable": f"__VENTA={pedido.cuenta.removeprefix('V')}",
            "Async": "true",
        }

    def _como_termino(self, dialogo: Dialogo, suyo: str) -> Marcado:
        """Whether the extension answered; the exchange may be gone meanwhile."""
        try:
            dialogo.hasta_dentro_de(self._ajustes["timbrado"] + MARGEN)
            suceso = dialogo.suceso("OriginateResponse", suyo)
        except NoHabla as error:
            return self._no_se_sabe(str(error))
        finally:
            dialogo.cerrar()
        unico = suceso.get("uniqueid", "")
        if suceso.get("response") == "Success":
            return Marcado(Que.CONTESTO, uniqueid="" if unico.startswith("<") else unico[:32])
        razon = suceso.get("reason", "")
        porque = _RAZONES.get(razon, Porque.NEGADA)
        return Marcado(Que.NO_SE_PUDO, porque, self._legible(f"Reason {razon}"))

    def _tls(self) -> ssl.SSLContext | None:
        if not self._ajustes["tls"]:
            return None
        try:
            return ssl.create_default_context(cafile=self._ajustes["certificado"] or None)
        except OSError as error:
            raise NoHabla(f"no se lee su certificado ({type(error).__name__})") from None

    def _no_se_pudo(self, porque: Porque, dicho: str) -> EnCurso:
        _registro.warning("La central no marcó (%s): %s", porque, dicho)
        return EnCurso(Marcado(Que.NO_SE_PUDO, porque, dicho))

    def _no_se_sabe(self, dicho: str) -> Marcado:
        _registro.warning("No se sabe si la central marcó: %s", dicho)
        return Marcado(Que.NO_SE_SABE, Porque.SE_CORTO, dicho)

    def _dicho(self, respuesta: Mensaje) -> str:
        return self._legible(respuesta.get("message", ""))

    def _legible(self, texto: str) -> str:
        """Whatever the other end says is shown and kept: never our secret, nor at any length."""
        secreto: str = self._ajustes["secret"]
        limpio = "".join(signo for signo in texto if signo.isprintable())
        return (limpio.replace(secreto, "…") if secreto else limpio)[:LARGO_DE_LO_DICHO]
