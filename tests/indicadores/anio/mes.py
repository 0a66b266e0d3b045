"""A month of the invented year, in three times, and what it is made with.

What happens in it, what comes between its last day and its signature, and what comes too late.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Usuario
from indicadores.consultas import base
from indicadores.consultas.listas import Lista, Listas
from indicadores.conversaciones.decidir import decidir
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from tests.cartera import cdr
from tests.indicadores import factories as f

MINUTO = timedelta(minutes=1)


@dataclass(frozen=True)
class Gente:
    ana: Usuario
    eva: Usuario
    rosa: Usuario
    jefe: Usuario
    canales: Usuario


class Mes:
    """A month of the year, and who works in it; ``mes`` is how an address writes it."""

    mes = ""

    def __init__(self, gente: Gente) -> None:
        self.gente, self.ana, self.eva = gente, gente.ana, gente.eva

    def ocurre(self) -> None:
        """While it runs."""

    def llega(self, ahora: datetime) -> None:
        """Reported already, and not signed yet."""

    def tarde(self, ahora: datetime) -> None:
        """After its signature."""

    def dia(self, dia: int, hora: int = 9, minuto: int = 0, segundo: int = 0) -> datetime:
        anio, mes = map(int, self.mes.split("-"))
        return datetime(anio, mes, dia, hora, minuto, segundo, tzinfo=LA_PAZ)

    def vendida(self, cuando: datetime, **datos: object) -> Venta:
        """Ana calls and he accepts; registered the next day."""
        llamada = f.llamada(cuando, "ACEPTA", agente=self.ana)
        datos = {"glosada_en": cuando + timedelta(days=1), "plan": "FTTH-50"} | datos
        return f.venta(aceptada_en=cuando, llamada=llamada, asesor=self.ana, **datos)

    def tomada(self, cuando: datetime) -> Venta:
        """Ana has a client in hand for twenty minutes, and records no call."""
        return f.venta(
            tomada_en=cuando, cerrada_en=cuando + 20 * MINUTO, asesor=self.ana,
            estado=Estado.DESCARTADA,
        )  # fmt: skip

    def traer_cdr(self, *tramos: list[cdr.Fila], ahora: datetime) -> None:
        archivo = cdr.como_csv(leg for llamada in tramos for leg in llamada)
        cdr.importar(archivo, acto=acto_del_sistema(ahora))

    def decidir(self, lista: Lista, que: str, ahora: datetime) -> None:
        """One reason for all that are left of a list."""
        p = base.periodo(self.mes, ahora=ahora)
        suyas = Listas(p).de(lista).filter(decision="")
        claves = [fila.pk for fila in suyas]
        decidir(
            llamadas=[pk for pk in claves if pk > 0],
            centrales=[-pk for pk in claves if pk < 0],
            que=que,
            razon="Se escucharon las grabaciones.",
            acto=Acto(self.gente.jefe, ahora),
        )
