"""The calls of the month on which record and exchange agree, and those to decide about."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bluecom.bolivia.fechas import mes_en_letras
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Usuario
from bluecom.cuentas.orden import POR_NOMBRE
from bluecom.interfaz.rechazos import razones_contra
from indicadores.consultas import base
from indicadores.consultas.listas import (
    NOMBRES,
    QUE_SON,
    Lista,
    cdr_del_mes,
    con_decision,
    de_la_lista,
)
from indicadores.conversaciones.decidir import DECIDEN, decidir
from indicadores.models import Conversacion, Decision
from indicadores.views.roles import LEEN_EL_MES
from solicitudes.puerta.web import CIFRAS_DE_UN_ID, ids_enviados

POR_PAGINA = 50
SITUACIONES = {"": "Todas", "por-decidir": "Por decidir", "decididas": "Decididas"}


@requiere_rol(*LEEN_EL_MES)
def conversaciones(request: HttpRequest, mes: str) -> HttpResponse:
    """One list with its filters; whoever answers for the month decides about those ticked."""
    if request.method != "POST":
        return render(request, "indicadores/conversaciones.html", _contexto(request, mes))
    if not usuario_de(request).tiene_rol(*DECIDEN):
        raise PermissionDenied
    llamadas, centrales = ids_enviados(request, "llamada"), ids_enviados(request, "central")
    que, razon = request.POST.get("que", ""), request.POST.get("razon", "")
    acto = acto_de(request)
    decididas: list[int] = []
    razones = razones_contra(
        lambda: decididas.append(
            decidir(llamadas=llamadas, centrales=centrales, que=que, razon=razon, acto=acto)
        )
    )
    if not razones:
        _decir_cuantas(request, decididas[0], de=len(llamadas) + len(centrales))
        return redirect(request.get_full_path())
    escrito = {"razones": razones, "que": que, "razon": razon}
    marcadas = llamadas | {-pk for pk in centrales}
    contexto = _contexto(request, mes) | escrito | {"marcadas": marcadas}
    return render(request, "indicadores/conversaciones.html", contexto, status=422)


def _decir_cuantas(request: HttpRequest, decididas: int, *, de: int) -> None:
    """Some may have become another row since the page was read."""
    if decididas:
        dicho = "Llamada decidida." if decididas == 1 else f"{decididas} llamadas decididas."
        messages.success(request, dicho)
    if fuera := de - decididas:
        dicho = "1 ya no está" if fuera == 1 else f"{fuera} ya no están"
        messages.warning(
            request, f"{dicho} como se leía: se deshizo su registro o llegó otro. Mire la lista."
        )


def _contexto(request: HttpRequest, mes: str) -> dict[str, Any]:
    p = base.periodo(mes, ahora=timezone.now())
    cdr, lista = cdr_del_mes(p), _lista(request)
    todas = de_la_lista(p, lista, cdr)
    asesor, situacion = request.GET.get("asesor", ""), request.GET.get("situacion", "")
    filtradas = filtrar(todas, asesor, situacion)
    pagina = Paginator(filtradas, POR_PAGINA).get_page(request.GET.get("page"))
    filas = con_decision(list(pagina.object_list))
    parametros = request.GET.copy()
    for suyo in ("page", "marcar"):
        parametros.pop(suyo, None)
    suyos = Usuario.objects.filter(pk__in=todas.order_by().values("agente"))
    return {
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "cdr": cdr,
        "listas": [(una, NOMBRES[una], de_la_lista(p, una, cdr).count()) for una in Lista],
        "lista": lista,
        "nombre": NOMBRES[lista],
        "que_son": QUE_SON[lista],
        "pagina": pagina,
        "filas": filas,
        "parametros": parametros.urlencode(),
        "exportar": urlencode(parametros.dict() | {"mes": mes, "lista": lista}),
        "asesores": suyos.order_by(*POR_NOMBRE),
        "asesor": asesor,
        "situaciones": SITUACIONES.items(),
        "situacion": situacion,
        "decide": usuario_de(request).tiene_rol(*DECIDEN),
        "opciones": Decision.Que.choices,
        "marcadas": {fila.pk for fila in filas} if "marcar" in request.GET else set(),
    }


def filtrar(todas: QuerySet[Conversacion], asesor: str, situacion: str) -> QuerySet[Conversacion]:
    """Those of an asesor, decided or not; what is no filter asks for all."""
    if es_id(asesor):
        todas = todas.filter(agente=int(asesor))
    if situacion == "por-decidir":
        return todas.filter(decision="")
    return todas.exclude(decision="") if situacion == "decididas" else todas


def es_id(dicho: str) -> bool:
    """Whether it may be the number of a row."""
    return dicho.isdecimal() and len(dicho) <= CIFRAS_DE_UN_ID


def _lista(request: HttpRequest) -> Lista:
    try:
        return Lista(request.GET.get("lista") or Lista.MARCA_SIN_CDR)
    except ValueError:
        raise Http404("No hay ninguna lista con ese nombre.") from None
