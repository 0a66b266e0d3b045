"""The end of a month: its checklist, its signature, and what came after it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from bluecom.bolivia.fechas import mes_en_letras
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.firma import FIRMA, exigir_firma, firma_con_codigo
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from indicadores import consultas
from indicadores.cierre import servicio
from indicadores.cierre.ajustes import ajustes
from indicadores.cierre.requisitos import requisitos
from indicadores.models import Cierre
from indicadores.views.roles import LEEN_EL_MES


def _pagina_de(cierre_id: int) -> str:
    return reverse("mes_cierre", args=[get_object_or_404(Cierre, pk=cierre_id).mes])


@sensitive_post_parameters(FIRMA)
@requiere_rol(*LEEN_EL_MES)
def cierre(request: HttpRequest, mes: str) -> HttpResponse:
    """What the month waits for; whoever answers for it signs here."""
    if request.method != "POST":
        return render(request, "indicadores/cierre.html", _contexto(request, mes))
    if not usuario_de(request).tiene_rol(*servicio.CIERRAN):
        raise PermissionDenied
    razones = razones_contra(lambda: _firmar(request, mes))
    if not razones:
        return redirect("mes_cierre", mes)
    contexto = _contexto(request, mes) | {"razones": razones}
    return render(request, "indicadores/cierre.html", contexto, status=422)


@require_POST
@requiere_rol(*servicio.CIERRAN)
@con_rechazos_dichos(_pagina_de)
def pedir_reapertura(request: HttpRequest, cierre_id: int) -> HttpResponse:
    servicio.pedir_reapertura(cierre_id, razon=request.POST.get("razon", ""), acto=acto_de(request))
    return redirect(_pagina_de(cierre_id))


@require_POST
@requiere_rol(Rol.JEFE_SERVICIO)
@con_rechazos_dichos(_pagina_de)
def decidir_reapertura(request: HttpRequest, cierre_id: int) -> HttpResponse:
    """The second person: the month is open again, or stays closed with a reason."""
    if request.POST.get("que") == "reabrir":
        servicio.reabrir(cierre_id, acto=acto_de(request))
    else:
        razon = request.POST.get("razon", "")
        servicio.no_reabrir(cierre_id, razon=razon, acto=acto_de(request))
    return redirect(_pagina_de(cierre_id))


def _firmar(request: HttpRequest, mes: str) -> None:
    dispensas, acto = _dispensas(request), acto_de(request)
    servicio.revisar(mes, dispensas=dispensas, acto=acto)
    exigir_firma(request)
    servicio.cerrar(mes, dispensas=dispensas, acto=acto)


def _dispensas(request: HttpRequest) -> dict[str, str]:
    nombre = "dispensa-"
    dichas = request.POST.dict().items()
    return {c.removeprefix(nombre): str(v) for c, v in dichas if c.startswith(nombre)}


def _contexto(request: HttpRequest, mes: str) -> dict[str, Any]:
    usuario, ahora = usuario_de(request), timezone.now()
    resumen = consultas.mes(mes, ahora=ahora)
    suyo = resumen.periodo.cierre
    comun = {
        "r": resumen,
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "anteriores": Cierre.objects.filter(mes=mes).exclude(reabierto_en=None),
        "cierra": usuario.tiene_rol(*servicio.CIERRAN) and not usuario.de_prueba,
    }
    if suyo:
        decide = usuario.tiene_rol(*servicio.REABREN) and not usuario.de_prueba
        return comun | {"cierre": suyo, "ajustes": ajustes(suyo, ahora=ahora), "decide": decide}
    dichas = _dispensas(request)
    lista = [
        (uno, dichas.get(uno.codigo, ""), uno.lo_cura(usuario))
        for uno in requisitos(resumen.periodo)
    ]
    return comun | {
        "requisitos": lista,
        "firmable": all(uno.cumplido or uno.dispensable for uno, _, _ in lista),
        "con_codigo": firma_con_codigo(usuario),
    }
