"""Who is touched by a price change: shown before it is approved, without client data.

Accepted sales keep their snapshot. Sales on the way to step 4 will be offered whatever rules
on the day on which their client accepts.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from documentos.models import Documento
from documentos.tipos import FORMULARIOS, TipoDocumento
from solicitudes.models import Borrador, CondicionComercial, Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import EN_CURSO, EN_MANO, Estado

A_LA_VISTA = 20
"""How many sales of each kind are listed; all of them are counted."""

_DE_LA_CARPETA = Documento.objects.filter(carpeta=OuterRef("carpeta"))
CON_CARTA = Exists(_DE_LA_CARPETA.filter(tipo=TipoDocumento.CARTA_MODELO))
CON_PAPELES = Exists(_DE_LA_CARPETA.filter(tipo__in=FORMULARIOS))
A_MEDIAS = Exists(Borrador.objects.filter(venta=OuterRef("pk"), paso=4))


@dataclass(frozen=True)
class Tocadas:
    """Each kind counted, and the first ones listed."""

    conservan: VentaQuerySet
    por_aceptar: VentaQuerySet
    instaladas: int

    @property
    def con_carta(self) -> int:
        """Letters already written with the old figures: they stay valid."""
        return self.conservan.filter(CON_CARTA).count()

    @property
    def con_papeles(self) -> int:
        return self.conservan.filter(CON_PAPELES).count()

    @property
    def a_medio_ofrecer(self) -> int:
        """Offers being written down at step 4, on the line with the client perhaps."""
        return self.por_aceptar.filter(A_MEDIAS).count()

    @property
    def filas_que_conservan(self) -> list[Any]:
        return list(self.conservan[:A_LA_VISTA])

    @property
    def filas_por_aceptar(self) -> list[Any]:
        return list(self.por_aceptar[:A_LA_VISTA])


def tocadas_por(condicion: CondicionComercial) -> Tocadas:
    """Sales of this plan in this campaign, and those that may still accept it."""
    reales = Venta.objects.filter(carpeta__de_prueba=False)
    suyas = reales.filter(oferta__plan=condicion.plan, oferta__campania=condicion.campania)
    abiertas = Q(estado__in=EN_CURSO) | Q(estado__in=EN_MANO)  # EN_MANO again by a correction
    return Tocadas(
        conservan=suyas.filter(abiertas)
        .annotate(con_carta=CON_CARTA, con_papeles=CON_PAPELES)
        .select_related("asesor", "oferta")
        .order_by("oferta__aceptada_en", "pk"),
        por_aceptar=reales.filter(
            estado__in=EN_MANO,
            oferta=None,
            servicios_requeridos__contains=[condicion.plan.producto_id],
        )
        .annotate(a_medias=A_MEDIAS)
        .select_related("asesor")
        .order_by("tomada_en", "pk"),
        instaladas=suyas.filter(estado__in=[Estado.INSTALADA, Estado.CONCLUIDA]).count(),
    )
