"""Step 11.2: what is to be installed, by age, and what was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
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
    hallar: Callable[[Acto], VentaQuerySet]
    de_lo_viejo: bool = True

    @cached_property
    def paginas(self) -> Tramos:
        return Tramos(
            self._componer, por=self.por, cuantas=POR_PAGINA, de_lo_viejo=self.de_lo_viejo
        )

    def _componer(
        self, rol: str, de_prueba: bool, *, usuario: int, ahora: datetime
    ) -> VentaQuerySet:
        quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
        suyas = self.hallar(Acto(quien, ahora)).en_lista(*_DE_LA_FILA)
        visibles = Venta.objects.visibles_para(quien).filter(pk=OuterRef("pk"))
        visitas = Prefetch("visitas", Visita.objects.select_related("motivo"))
        return suyas.annotate(se_ve=Exists(visibles)).prefetch_related(visitas)


LISTAS = (
    Lista(
        "conformes", "Conformes sin instalar",
        "Ninguna carpeta conforme espera su instalación.",
        "aprobada_en", "Aprobada", lambda acto: canales.conformes(acto.usuario),
    ),
    Lista(
        "camino", "Con la carpeta en camino",
        "Ninguna otra solicitud registrada está sin instalar.",
        "glosada_en", "Registrada", lambda acto: canales.en_camino(acto.usuario),
    ),
    Lista(
        "pasada", "Con la visita pasada",
        "Ninguna visita acordada quedó sin anotar.",
        "glosada_en", "Registrada", canales.con_visita_pasada,
    ),
    Lista(
        "instaladas", "Instaladas",
        "Todavía no se instaló ninguna.",
        "instalada_en", "Anotada", lambda acto: canales.con_instalacion(acto.usuario),
        de_lo_viejo=False,
    ),
)  # fmt: skip


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """One list at a time, the oldest first: link, telephones, and how its last visit went."""
    usuario = usuario_de(request)
    elegida = next((una for una in LISTAS if una.clave == request.GET.get("de")), LISTAS[0])
    pagina = elegida.paginas.tramo(
        usuario.rol,
        usuario.de_prueba,
        marca=request.GET.get("antes", ""),
        usuario=usuario.pk,
        ahora=timezone.now(),
    )
    contexto = {
        "por_decidir": canales.diferencias(usuario).filter(decision="").count(),
        "tareas": tareas_abiertas(usuario).count(),
        "listas": LISTAS,
        "elegida": elegida,
        "ventas": [_dicha(venta, elegida.por) for venta in pagina],
        "pagina": pagina,
        "parametros": urlencode({"de": elegida.clave}),
        "sigue": urlencode({"de": elegida.clave, "antes": pagina.sigue}) if pagina.sigue else "",
    }
    return render(request, "canales/instalaciones.html", contexto)


def _dicha(venta: Any, por: str) -> Any:
    """With its last visit, and whether the new day of that one is over."""
    visitas = list(venta.visitas.all())
    venta.ultima_visita = visitas[-1] if visitas else None
    nueva = visitas[-1].nueva_fecha if visitas else None
    venta.visita_pasada = nueva is not None and nueva < timezone.localdate()
    venta.instante = getattr(venta, por)
    return venta
