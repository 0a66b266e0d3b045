"""What comes before, on and after the end of a month, and after it was signed."""

from datetime import date, datetime, timedelta

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from indicadores.consultas.listas import Lista
from indicadores.smartflex.decidir import decidir_diferencias
from solicitudes.canales.instalacion.rectificar import rectificar_instalacion
from solicitudes.finales.servicio import anular
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.smartflex import anotar_numero
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f
from tests.indicadores.anio.mes import MINUTO, Mes
from tests.indicadores.reportes import fila, reporte, traer
from tests.solicitudes.factories import motivo, venta_en
from tests.solicitudes.ventas_sueltas import por_la_puerta


class Julio(Mes):
    """Annulled: in the month, after it and before the close, and after the close."""

    mes = "2026-07"

    def ocurre(self) -> None:
        self.ventas = [self.vendida(self.dia(6, hora)) for hora in (9, 10, 11, 12)]
        self._anular(0, self.dia(20))

    def llega(self, ahora: datetime) -> None:
        self._anular(1, ahora)

    def tarde(self, ahora: datetime) -> None:
        self._anular(2, ahora)

    def _anular(self, cual: int, ahora: datetime) -> None:
        desiste = motivo("ANULACION", "CLIENTE_DESISTE")
        anular(self.ventas[cual].pk, acto=Acto(self.gente.jefe, ahora), motivo=desiste)


class Agosto(Mes):
    """Called in its last second, registered in the first of the next month."""

    mes = "2026-08"

    def ocurre(self) -> None:
        f.llamada(self.dia(10), agente=self.ana)
        self.vendida(self.dia(11))
        al_final = self.dia(31, 23, 59, 59)
        self.vendida(al_final, glosada_en=al_final + timedelta(seconds=1))


class Septiembre(Mes):
    """What August left, a refusal in its first instant, and a sale in its last half hour."""

    mes = "2026-09"

    def ocurre(self) -> None:
        f.llamada(self.dia(1, 0), agente=self.ana)
        self.vendida(self.dia(30, 23, 30), glosada_en=self.dia(30, 23, 45))


class Octubre(Mes):
    """Whose each one was, and an installation that is put right after the close."""

    mes = "2026-10"

    def ocurre(self) -> None:
        self.se_quedo = self.vendida(self.dia(5))
        self._reasignar(self.se_quedo, self.eva, self.dia(20))
        paso = self.vendida(self.dia(5, 10), glosada_en=None, estado=Estado.ACEPTADA)
        self._reasignar(paso, self.eva, self.dia(7))
        por_la_puerta(paso, Estado.GLOSADA, glosada_en=self.dia(8), numero_smartflex="810001")
        self.instalada = venta_en(
            Estado.INSTALADA, ahora=self.dia(26), asesor=self.gente.rosa,
            canales=self.gente.canales,
        )  # fmt: skip

    def tarde(self, ahora: datetime) -> None:
        instalacion = self.instalada.instalacion
        rectificar_instalacion(
            self.instalada.pk,
            acto=Acto(self.gente.canales, ahora),
            motivo=Motivo.objects.filter(ambito=Motivo.Ambito.RECTIFICACION)[0],
            fecha=date(2026, 11, 3),
            equipos=instalacion.equipos,
        )
        self._reasignar(self.se_quedo, self.ana, ahora)

    def _reasignar(self, venta: Venta, a: Usuario, ahora: datetime) -> None:
        razon = Motivo.objects.filter(ambito=Motivo.Ambito.REASIGNACION)[0]
        reasignar(venta.pk, a=a, motivo=razon, acto=Acto(self.gente.jefe, ahora))


class Noviembre(Mes):
    """The CDR comes once the month was reported, and one leg of it after the close."""

    mes = "2026-11"

    def ocurre(self) -> None:
        self.vende = self.vendida(self.dia(9, 9, 3))
        self.marcada = f.llamada(self.dia(9, 10, 3), agente=self.ana)
        f.llamada(self.dia(9, 11, 3), agente=self.ana)
        self.calladas = [self.tomada(self.dia(9, hora)) for hora in (14, 15, 16)]

    def llega(self, ahora: datetime) -> None:
        self.traer_cdr(
            cdr.saliente(self.dia(9, 9), self.vende.llamada.telefono, 90),
            cdr.saliente(self.dia(9, 10), self.marcada.telefono, 60),
            *(self._de_la_callada(una) for una in self.calladas[:2]),
            ahora=ahora,
        )
        self.decidir(Lista.MARCA_SIN_CDR, "NO_CUENTA", ahora)
        self.decidir(Lista.CDR_SIN_MARCA, "CUENTA", ahora)

    def tarde(self, ahora: datetime) -> None:
        self.traer_cdr(self._de_la_callada(self.calladas[2]), ahora=ahora)

    def _de_la_callada(self, venta: Venta) -> list[cdr.Fila]:
        return cdr.saliente(venta.tomada_en + MINUTO, venta.contacto.linea, 60)


class Diciembre(Mes):
    """The report of Smartflex comes once the month was reported: numbers, and one that it lacks."""

    mes = "2026-12"

    def ocurre(self) -> None:
        numeros = ("812001", None, "812003", None)
        self.ventas = [
            self.vendida(self.dia(7, 9 + i), numero_smartflex=numero)
            for i, numero in enumerate(numeros)
        ]
        f.llamada(self.dia(7, 14), agente=self.ana)

    def llega(self, ahora: datetime) -> None:
        dia = {"FECHA": "08/12/2026"}
        numeros = ({"N° SOLICITUD": "812001"}, {"N° SOLICITUD": "812002"})
        traer(reporte(*(fila(**n, **dia) for n in numeros)), self.gente.jefe, ahora=ahora)
        anotar_numero(Venta.objects.get(pk=self.ventas[1].pk), "812002")
        decidir_diferencias(
            self.mes,
            claves={"812003"},
            razon="COMTECO la agrega a su reporte de enero.",
            acto=Acto(self.gente.jefe, ahora),
        )

    def tarde(self, ahora: datetime) -> None:
        anotar_numero(Venta.objects.get(pk=self.ventas[3].pk), "812004")


ULTIMOS = (Julio, Agosto, Septiembre, Octubre, Noviembre, Diciembre)
