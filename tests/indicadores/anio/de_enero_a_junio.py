"""Figures at their boundaries, what is told twice, and every way in which a client refuses."""

from datetime import datetime

from bluecom.cuentas.acto import Acto
from indicadores.consultas.listas import Lista
from solicitudes.pasos.p04_llamada.servicio import registrar_llamada
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f
from tests.indicadores.anio.mes import Mes
from tests.solicitudes.factories import venta_en

REFUSAN = ("NO_ACEPTA", "VOLVER_A_LLAMAR", "YA_TIENE_SERVICIO", "NO_LLAMAR")
NO_LLEGAN = (
    "NO_CONTESTA", "OCUPADO", "BUZON", "NUMERO_EQUIVOCADO", "NO_ESTA", "CORTADA",
    "FUERA_DE_SERVICIO",
)  # fmt: skip


class Enero(Mes):
    """49 of 50."""

    mes = "2026-01"

    def ocurre(self) -> None:
        f.llamadas(50, self.dia(12), agente=self.ana)
        f.registradas(49, self.dia(13), asesor=self.ana)


class Febrero(Mes):
    """9799 of 10000."""

    mes = "2026-02"

    def ocurre(self) -> None:
        f.llamadas(10_000, self.dia(10), agente=self.ana)
        f.registradas(9799, self.dia(11), asesor=self.ana)


class Marzo(Mes):
    """Nobody worked, but who practises."""

    mes = "2026-03"

    def ocurre(self) -> None:
        f.llamadas(3, self.dia(10), de_prueba=True)
        f.venta(self.dia(11), de_prueba=True)


class Abril(Mes):
    """More requests than conversations."""

    mes = "2026-04"

    def ocurre(self) -> None:
        f.llamadas(2, self.dia(13), agente=self.ana)
        f.registradas(3, self.dia(14), asesor=self.ana)


class Mayo(Mes):
    """Told twice: by the asesor and by the exchange, in two files, by two legs, and by a slip."""

    mes = "2026-05"

    def ocurre(self) -> None:
        escrita = f.llamada(self.dia(11, 9, 3), agente=self.ana)
        f.llamada(
            self.dia(11, 9, 1), agente=self.ana, contacto=escrita.contacto,
            anulada_en=self.dia(11, 9, 2),
        )  # fmt: skip
        sin_registro = self.tomada(self.dia(11, 11))
        primera = self.vendida(self.dia(11, 12, 3))
        f.venta(self.dia(12), llamada=primera.llamada, asesor=self.ana, plan="DUO-50")
        tramos = [
            cdr.saliente(self.dia(11, 9), escrita.telefono, 90),
            cdr.transferida(self.dia(11, 11, 5), sin_registro.contacto.linea, 60, 30),
            cdr.saliente(self.dia(11, 12), primera.llamada.telefono, 120),
        ]
        for _ in range(2):
            self.traer_cdr(*tramos, ahora=self.dia(12))

    def llega(self, ahora: datetime) -> None:
        self.decidir(Lista.CDR_SIN_MARCA, "CUENTA", ahora)


class Junio(Mes):
    """Refused: as the asesor marks it, as the exchange times it, and on the page itself."""

    mes = "2026-06"

    def ocurre(self) -> None:
        for hora, resultado in enumerate((*REFUSAN, *NO_LLEGAN), start=9):
            f.llamada(self.dia(8, hora), resultado, agente=self.ana)
        f.llamada(self.dia(9), "DESISTE", proposito="SEGUIMIENTO", agente=self.ana)
        self._segun_la_central()
        self._en_la_pagina()

    def _segun_la_central(self) -> None:
        """Ten seconds answered are a conversation and nine are not, whatever was marked."""
        diez, nueve = (
            f.llamada(self.dia(15, h, 3), "NO_CONTESTA", agente=self.ana) for h in (9, 10)
        )
        callada = self.tomada(self.dia(15, 11))
        self.traer_cdr(
            cdr.saliente(self.dia(15, 9), diez.telefono, 10),
            cdr.saliente(self.dia(15, 10), nueve.telefono, 9),
            cdr.saliente(self.dia(15, 11, 1), callada.contacto.linea, 60),
            ahora=self.dia(16),
        )

    def _en_la_pagina(self) -> None:
        """One refuses on the telephone; another is discarded without a call, and is none."""
        en_mano = venta_en(Estado.FACTIBLE, ahora=self.dia(24), asesor=self.eva)
        acto = Acto(self.eva, self.dia(24, 9, 10))
        registrar_llamada(en_mano.pk, acto=acto, resultado="NO_ACEPTA", detalle="PRECIO")
        venta_en(Estado.DESCARTADA, ahora=self.dia(25), asesor=self.eva)

    def llega(self, ahora: datetime) -> None:
        self.decidir(Lista.CDR_SIN_MARCA, "CUENTA", ahora)


PRIMEROS = (Enero, Febrero, Marzo, Abril, Mayo, Junio)
