"""Step 10 for a whole day: what an asesor has to print, and how a printing goes."""

from dataclasses import dataclass
from typing import Any

from bluecom.cuentas.models import Usuario
from documentos.models import Tanda, TandaCarpeta
from solicitudes.models import Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.pasos.p11_entrega.consulta import impresas_de
from solicitudes.reglas.estados import Estado

TANDAS_A_LA_VISTA = 5


@dataclass(frozen=True)
class Fila:
    """One carpeta of a printing with its sale, as both are now."""

    parte: TandaCarpeta
    venta: Venta

    @property
    def por_confirmar(self) -> bool:
        """Made, looked at, and not confirmed yet."""
        abierta = self.parte.tanda.abierta_en is not None
        return abierta and bool(self.parte.archivo) and self.venta.estado == Estado.GLOSADA


def por_imprimir(asesor: Usuario) -> VentaQuerySet:
    """Ready and not printed yet, the one registered first on top (10)."""
    ventas: VentaQuerySet = (
        Venta.objects.filter(
            asesor=asesor, estado=Estado.GLOSADA, carpeta__de_prueba=asesor.de_prueba
        )
        .select_related("contacto__cliente", "oferta__plan")
        .order_by("glosada_en", "pk")
    )
    return ventas


def imprimibles(asesor: Usuario) -> list[Venta]:
    """To print for the first time, then those that may be printed again before the hand-over."""
    return [*por_imprimir(asesor), *impresas_de(asesor)]


def tandas_de(asesor: Usuario) -> list[Tanda]:
    """The last printings of this person, the newest first."""
    filas = Tanda.objects.filter(pedida_por=asesor).order_by("-pk")
    return list(filas.prefetch_related("partes")[:TANDAS_A_LA_VISTA])


def avance_de(tanda: Tanda) -> dict[str, Any]:
    """How many carpetas are made, and the word that changes when something did."""
    partes = list(tanda.partes.all())
    hechas = sum(p.terminada_en is not None for p in partes)
    return {"tanda": tanda, "hechas": hechas, "total": len(partes), "version": str(hechas)}


def filas_de(tanda: Tanda) -> list[Fila]:
    """What a printing holds, in its order."""
    partes = tanda.partes.select_related("tanda", "carpeta__venta__contacto__cliente")
    return [Fila(parte, parte.carpeta.venta) for parte in partes]
