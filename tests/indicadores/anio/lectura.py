"""What a month says wherever somebody reads it: page, command, and what the jefe's mail brings."""

import html
import io
import json
import re
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from functools import cached_property

import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from bluecom.bolivia.fechas import limites_del_mes
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.servicios import procesar_pendientes
from indicadores.cierre.ajustes import ajustes
from indicadores.informe.deuda import deber_informes
from indicadores.models import Cierre
from indicadores.recuento.juntar import juntar
from tests.apoyo.correo import ServidorCorreo
from tests.apoyo.libreoffice import formulas_de, hojas_de
from tests.apoyo.pdf import texto_de
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.anio.de_enero_a_junio import PRIMEROS
from tests.indicadores.anio.de_julio_a_diciembre import ULTIMOS
from tests.indicadores.anio.mes import Gente, Mes
from tests.indicadores.cierres import SIN_ARCHIVOS, cerrado

JEFE = "ventas@comteco.example"
DISPENSAS = {**SIN_ARCHIVOS, "numeros": "COMTECO todavía no asigna el número."}
AL_FINAL = limites_del_mes("2027-01")[0] + timedelta(days=20)


@dataclass(frozen=True, repr=False)
class EnPantalla:
    """``pagina``: what a person reads of *El mes*, without its marks."""

    pagina: str
    comando: dict[str, object]


@dataclass(frozen=True, repr=False)
class Informe:
    """One mail with its two files, as they came out of the mail server."""

    correo: EmailMessage

    @property
    def asunto(self) -> str:
        return str(self.correo["Subject"])

    @cached_property
    def texto(self) -> str:
        return self.correo.get_body().get_content()

    @cached_property
    def archivos(self) -> tuple[bytes, bytes]:
        """The paper and the workbook."""
        papel, libro = (parte.get_content() for parte in self.correo.iter_attachments())
        return papel, libro

    @cached_property
    def papel(self) -> str:
        return texto_de(self.archivos[0])

    @cached_property
    def hojas(self) -> dict[str, list[list[object]]]:
        return hojas_de(self.archivos[1])

    @cached_property
    def formulas(self) -> dict[str, str]:
        """Those of the first sheet, by their cell."""
        return formulas_de(self.archivos[1])


@dataclass(frozen=True, repr=False)
class Leido:
    """A month when it ended, as it was signed, and when all that came late had come."""

    al_terminar: tuple[EnPantalla, Informe]
    firmado: tuple[EnPantalla, Informe]
    al_final: EnPantalla
    ajustes: dict[str, tuple[int, int]]
    por_sus_enlaces: tuple[bytes, bytes]


class Recorrido:
    """Lives the year and reads it on the way."""

    def __init__(self, servidor: ServidorCorreo) -> None:
        self.servidor = servidor
        nombres = {"ana": ("Ana", "Arce"), "eva": ("Eva", "Luna"), "rosa": ("Rosa", "Vega")}
        self.gente = Gente(
            jefe=UsuarioFactory(rol=Rol.JEFE_VENTAS, email=JEFE),
            canales=UsuarioFactory(rol=Rol.CANALES_VIRTUALES),
            **{
                quien: UsuarioFactory(rol=Rol.ASESOR, first_name=nombre, last_name=apellido)
                for quien, (nombre, apellido) in nombres.items()
            },
        )

    def leer(self) -> dict[str, Leido]:
        """By month. All that is late comes once every month was signed."""
        meses = [clase(self.gente) for clase in (*PRIMEROS, *ULTIMOS)]
        vistos = [self._mes(uno) for uno in meses]
        for uno in meses:
            uno.tarde(AL_FINAL)
        return {
            uno.mes: Leido(*visto, *self._al_final(uno.mes))
            for uno, visto in zip(meses, vistos, strict=True)
        }

    def _mes(self, uno: Mes) -> tuple[tuple[EnPantalla, Informe], tuple[EnPantalla, Informe]]:
        uno.ocurre()
        _pasa_el_tiempo()
        termina = limites_del_mes(uno.mes)[1]
        primero = termina + timedelta(hours=6)
        with time_machine.travel(primero):
            deber_informes(ahora=primero)
            al_terminar = self._en_pantalla(uno.mes), self._informe()
        uno.llega(termina + timedelta(days=2, hours=9))
        firma = termina + timedelta(days=4, hours=9)
        with time_machine.travel(firma):
            cerrado(uno.mes, dispensas=DISPENSAS, acto=Acto(self.gente.jefe, firma))
            return al_terminar, (self._en_pantalla(uno.mes), self._informe())

    def _informe(self) -> Informe:
        """The one mail that the jefe gets now."""
        self.servidor.mensajes.clear()
        procesar_pendientes()
        (suyo,) = (m for m in self.servidor.mensajes if m["To"] == JEFE)
        return Informe(suyo)

    def _en_pantalla(self, mes: str) -> EnPantalla:
        pagina = self._abrir(f"/mes/{mes}/todo/").decode()
        salida = io.StringIO()
        call_command("indicador", mes, "--json", stdout=salida)
        return EnPantalla(_lo_que_se_lee(pagina), json.loads(salida.getvalue()))

    def _al_final(
        self, mes: str
    ) -> tuple[EnPantalla, dict[str, tuple[int, int]], tuple[bytes, bytes]]:
        with time_machine.travel(AL_FINAL):
            enlaces = self._abrir(f"/mes/{mes}/informe/"), self._abrir(f"/mes/{mes}/planilla/")
            return self._en_pantalla(mes), _ajustes(mes), enlaces

    def _abrir(self, url: str) -> bytes:
        navegador = Client()
        navegador.force_login(self.gente.jefe)
        respuesta = navegador.get(url)
        assert respuesta.status_code == 200, url
        return respuesta.content


def _pasa_el_tiempo() -> None:
    """What the clock does between one act and the next: the totals are joined, and PostgreSQL
    knows how many rows there are, without which it plans ten thousand as if they were one.
    """
    juntar()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _ajustes(mes: str) -> dict[str, tuple[int, int]]:
    suyos = ajustes(Cierre.objects.get(mes=mes), ahora=AL_FINAL + timedelta(hours=1))
    return {str(uno.figura): (uno.entrarian.n, uno.saldrian.n) for uno in suyos}


def _lo_que_se_lee(pagina: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", pagina)).split())
