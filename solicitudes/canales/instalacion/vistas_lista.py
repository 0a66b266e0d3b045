"""Step 11.2: what is to be installed, by age, and what was."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.models import Rol
from solicitudes.canales.instalacion.consulta_listas import LISTAS


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """One list at a time, the oldest first: link, telephones, and how its last visit went."""
    usuario = usuario_de(request)
    elegida = next((una for una in LISTAS if una.clave == request.GET.get("de")), LISTAS[0])
    pagina, demas = elegida.paginas.leer(
        usuario.rol,
        usuario.de_prueba,
        marca=request.GET.get("antes", ""),
        usuario=usuario.pk,
        ahora=timezone.now(),
    )
    contexto = {
        "por_decidir": next(iter(demas["por_decidir"]), 0),
        "tareas": next(iter(demas["tareas"]), 0),
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
