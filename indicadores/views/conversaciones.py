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
from bluecom.lecturas import leer_juntas
from bluecom.mensajes import decir
from bluecom.rechazo import YaDecidido
from indicadores.a_cargo import encargables, se_encarga
from indicadores.consultas import base
from indicadores.consultas.base import Periodo
from indicadores.consultas.encargos import de_otros_entre, quienes_las_miran
from indicadores.consultas.listas import (
    NOMBRES,
    QUE_SON,
    Lista,
    Listas,
    con_lo_dicho,
)
from indicadores.conversaciones.decidir import DECIDEN, MAXIMO, decidir
from indicadores.models import Conversacion, Decision
from indicadores.views.repartir import repartir
from indicadores.views.roles import LEEN_EL_MES
from solicitudes.puerta.web import CIFRAS_DE_UN_ID, ids_enviados

POR_PAGINA = 50
MIAS, NADIE = "mias", "nadie"
SITUACIONES = {"": "Todas", "por-decidir": "Por decidir", "decididas": "Decididas"}


@requiere_rol(*LEEN_EL_MES)
def conversaciones(request: HttpRequest, mes: str) -> HttpResponse:
    """One list with its filters: some take what they look into, one decides those ticked."""
    if request.method != "POST":
        return render(request, "indicadores/conversaciones.html", _contexto(request, mes))
    usuario = usuario_de(request)
    if "mirar" in request.POST:
        if not se_encarga(usuario):
            raise PermissionDenied
        filtradas = _filtradas(request, base.periodo(mes, ahora=timezone.now()))
        try:
            razones = razones_contra(lambda: repartir(request, filtradas))
        except YaDecidido as noticia:
            razones = []
            decir(request, noticia)
    else:
        if not usuario.tiene_rol(*DECIDEN):
            raise PermissionDenied
        razones = razones_contra(lambda: _decidir(request))
    if not razones:
        return redirect(request.get_full_path())
    llamadas, centrales = ids_enviados(request, "llamada"), ids_enviados(request, "central")
    escrito = {que: request.POST.get(que, "") for que in ("que", "razon", "a")}
    marcadas = {"razones": razones, "marcadas": llamadas | {-pk for pk in centrales}}
    contexto = _contexto(request, mes) | escrito | marcadas
    return render(request, "indicadores/conversaciones.html", contexto, status=422)


def _decidir(request: HttpRequest) -> None:
    """Of somebody else's too, who hears it: it is said whose they were."""
    llamadas, centrales = ids_enviados(request, "llamada"), ids_enviados(request, "central")
    de_otros = de_otros_entre(llamadas | {-pk for pk in centrales}, usuario_de(request))
    decididas = decidir(
        llamadas=llamadas,
        centrales=centrales,
        que=request.POST.get("que", ""),
        razon=request.POST.get("razon", ""),
        acto=acto_de(request),
    )
    _decir_cuantas(request, decididas, de=len(llamadas) + len(centrales))
    if de_otros:
        messages.info(request, f"Se le avisó: {quienes_las_miran(de_otros.values())}.")


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


def _filtradas(request: HttpRequest, p: Periodo) -> QuerySet[Conversacion]:
    return filtrar(
        Listas(p).de(_lista(request)),
        asesor=request.GET.get("asesor", ""),
        situacion=request.GET.get("situacion", ""),
        mira=de_quien(request.GET.get("mira", ""), usuario_de(request)),
    )


def _contexto(request: HttpRequest, mes: str) -> dict[str, Any]:
    p = base.periodo(mes, ahora=timezone.now())
    listas, lista, usuario = Listas(p), _lista(request), usuario_de(request)
    todas = listas.de(lista)
    asesor, situacion, mira = (request.GET.get(de, "") for de in ("asesor", "situacion", "mira"))
    filtradas = filtrar(todas, asesor, situacion, de_quien(mira, usuario))
    pagina = Paginator(filtradas, POR_PAGINA).get_page(request.GET.get("page"))
    filas = con_lo_dicho(list(pagina.object_list))
    parametros = request.GET.copy()
    for suyo in ("page", "marcar"):
        parametros.pop(suyo, None)
    de_ellas = todas.order_by().values("agente")
    asesores, miran = Usuario.objects.filter(pk__in=de_ellas).order_by(*POR_NOMBRE), encargables()
    leer_juntas(asesores, miran)
    return {
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "cdr": listas.cdr,
        "listas": [(una, NOMBRES[una], listas.cuantas(una)) for una in Lista],
        "lista": lista,
        "nombre": NOMBRES[lista],
        "que_son": QUE_SON[lista],
        "pagina": pagina,
        "filas": filas,
        "parametros": parametros.urlencode(),
        "exportar": urlencode(
            parametros.dict() | {"mes": mes, "lista": lista, "mira": de_quien(mira, usuario)}
        ),
        "asesores": asesores,
        "asesor": asesor,
        "situaciones": SITUACIONES.items(),
        "situacion": situacion,
        "mira": mira,
        "yo": usuario,
        "encargables": miran,
        "reparte": se_encarga(usuario),
        "decide": usuario.tiene_rol(*DECIDEN),
        "opciones": Decision.Que.choices,
        "maximo": MAXIMO,
        "marcadas": {fila.pk for fila in filas} if "marcar" in request.GET else set(),
    }


def filtrar(
    todas: QuerySet[Conversacion], asesor: str, situacion: str, mira: str = ""
) -> QuerySet[Conversacion]:
    """Those of an asesor, decided or not, looked into by somebody or by nobody; what is no filter
    asks for all.
    """
    if es_id(asesor):
        todas = todas.filter(agente=int(asesor))
    if mira == NADIE or es_id(mira):
        de_quien_la_mira = {"a_cargo": None if mira == NADIE else int(mira)}
        todas = todas.filter(**de_quien_la_mira)
    if situacion == "por-decidir":
        return todas.filter(decision="")
    return todas.exclude(decision="") if situacion == "decididas" else todas


def de_quien(mira: str, usuario: Usuario) -> str:
    """«mías», by the name of whoever asks: an export is read by others."""
    return str(usuario.pk) if mira == MIAS else mira


def es_id(dicho: str) -> bool:
    """Whether it may be the number of a row."""
    return dicho.isdecimal() and len(dicho) <= CIFRAS_DE_UN_ID


def _lista(request: HttpRequest) -> Lista:
    try:
        return Lista(request.GET.get("lista") or Lista.MARCA_SIN_CDR)
    except ValueError:
        raise Http404("No hay ninguna lista con ese nombre.") from None
