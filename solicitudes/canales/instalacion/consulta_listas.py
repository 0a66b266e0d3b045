"""Step 11.2: the lists of the desk of installations, each composed once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Value

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.interfaz.hojas import cuantas
from bluecom.interfaz.por_marca import Tramos
from solicitudes.canales import consulta as canales
from solicitudes.finales.tareas import tareas_abiertas
from solicitudes.models import Venta, Visita
from solicitudes.models.venta import VentaQuerySet

POR_PAGINA = 25
_DE_LA_FILA = (
    *("numero_smartflex", "aprobada_en", "glosada_en", "contacto__linea"),
    *("ficha__celular_whatsapp", "detalle__direccion_linea", "instalacion__fecha"),
)
"""What the page says of each, beside its names."""


@dataclass(frozen=True)
class Lista:
    """One of the lists of the desk: its rows, by which instant, and what that instant is."""

    clave: str
    titulo: str
    vacio: str
    por: str
    desde: str
    hallar: Callable[[Usuario, datetime], VentaQuerySet]
    de_lo_viejo: bool = True

    @cached_property
    def paginas(self) -> Tramos:
        return Tramos(
            self._componer, por=self.por, cuantas=POR_PAGINA, de_lo_viejo=self.de_lo_viejo
        )

    def _componer(
        self, rol: str, de_prueba: bool, *, usuario: int, ahora: datetime
    ) -> dict[str, QuerySet[Any, Any]]:
        quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
        suyas = self.hallar(quien, ahora).en_lista(*_DE_LA_FILA)
        visibles = Venta.objects.visibles_para(quien).filter(pk=OuterRef("pk"))
        visitas = Prefetch("visitas", Visita.objects.select_related("motivo"))
        return {
            "filas": suyas.annotate(se_ve=_en_cada_fila(visibles)).prefetch_related(visitas),
            "por_decidir": cuantas(canales.diferencias(quien).filter(decision="")),
            "tareas": cuantas(tareas_abiertas(quien)),
        }


def _en_cada_fila(hay: VentaQuerySet) -> Subquery:
    """Asked of each row that is shown: PostgreSQL would have made a table of an ``EXISTS``."""
    return Subquery(hay.values(si=Value(True))[:1])


LISTAS = (
    Lista(
        "conformes", "Conformes sin instalar",
        "Ninguna carpeta conforme espera su instalación.",
        "aprobada_en", "Aprobada", lambda quien, _: canales.conformes(quien),
    ),
    Lista(
        "camino", "Con la carpeta en camino",
        "Ninguna otra solicitud registrada está sin instalar.",
        "glosada_en", "Registrada", lambda quien, _: canales.en_camino(quien),
    ),
    Lista(
        "pasada", "Con la visita pasada",
        "Ninguna visita acordada quedó sin anotar.",
        "glosada_en", "Registrada",
        lambda quien, ahora: canales.con_visita_pasada(Acto(quien, ahora)),
    ),
    Lista(
        "instaladas", "Instaladas",
        "Todavía no se instaló ninguna.",
        "instalada_en", "Anotada", lambda quien, _: canales.con_instalacion(quien),
        de_lo_viejo=False,
    ),
)  # fmt: skip
