"""Step 11.2: what is to be installed, by age, and what was."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.por_marca import tramo
from solicitudes.canales import consulta as canales
from solicitudes.finales.tareas import tareas_abiertas
from solicitudes.models import Venta, Visita
from solicitudes.models.venta import VentaQuerySet

POR_PAGINA = 30


@dataclass(frozen=True)
class Lista:
    """One of the lists of the desk: its rows, by which instant, and what that instant is."""

    clave: str
    titulo: str
    vacio: str
    por: str
    desde: str
    hallar: Callable[[Usuario], VentaQuerySet]
    de_lo_viejo: bool = True


def _pasadas(usuario: Usuario) -> VentaQuerySet:
    return canales.con_visita_pasada(Acto(usuario, timezone.now()))


LISTAS = (
    Lista(
        "conformes", "Conformes sin instalar",
        "Ninguna carpeta conforme espera su instalación.",
        "aprobada_en", "Aprobada", canales.conformes,
    ),
    Lista(
        "camino", "Con la carpeta en camino",
        "Ninguna otra solicitud registrada está sin instalar.",
        "glosada_en", "Registrada", canales.en_camino,
    ),
    Lista(
        "pasada", "Con la visita pasada",
        "Ninguna visita acordada quedó sin anotar.",
        "glosada_en", "Registrada", _pasadas,
    ),
    Lista(
        "instaladas", "Instaladas",
        "Todavía no se instaló ninguna.",
        "instalada_en", "Anotada", canales.con_instalacion, de_lo_viejo=False,
    ),
)  # fmt: skip


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """One list at a time, the oldest first: link, telephones, and how its last visit went."""
    usuario = usuario_de(request)
    elegida = next((una for una in LISTAS if una.clave == request.GET.get("de")), LISTAS[0])
    pagina = tramo(
        _con_su_visita(elegida.hallar(usuario), usuario),
        por=elegida.por,
        marca=request.GET.get("antes", ""),
        cuantas=POR_PAGINA,
        de_lo_viejo=elegida.de_lo_viejo,
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


def _con_su_visita(ventas: VentaQuerySet, usuario: Usuario) -> VentaQuerySet:
    """With their visits, and ``se_ve``: whether this person may open the sale."""
    visibles = Venta.objects.visibles_para(usuario).filter(pk=OuterRef("pk"))
    visitas = Prefetch("visitas", Visita.objects.select_related("motivo"))
    return ventas.annotate(se_ve=Exists(visibles)).prefetch_related(visitas)


def _dicha(venta: Any, por: str) -> Any:
    """With its last visit, and whether the new day of that one is over."""
    visitas = list(venta.visitas.all())
    venta.ultima_visita = visitas[-1] if visitas else None
    nueva = visitas[-1].nueva_fecha if visitas else None
    venta.visita_pasada = nueva is not None and nueva < timezone.localdate()
    venta.instante = getattr(venta, por)
    return venta
