"""Step 11.1 for Canales Virtuales: the queue, and the folder at hand until it is decided."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import intentar
from bluecom.mensajes import decir
from bluecom.rechazo import Rechazo
from solicitudes.canales import consulta as canales
from solicitudes.canales.revision import marcas, pagina, toma
from solicitudes.canales.revision import servicio as revision
from solicitudes.canales.revision.consulta_mesa import mesa
from solicitudes.canales.revision.formulario import RelevoForm
from solicitudes.models import Venta
from solicitudes.puerta.web import primer_error, venta_visible
from solicitudes.reglas.control import REVISION
from solicitudes.reglas.estados import Estado

OTRA_LISTA = (
    "La lista de revisión cambió mientras la miraba: lo que dice lo mismo sigue marcado; mire "
    "lo demás."
)


@requiere_rol(Rol.CANALES_VIRTUALES, Rol.JEFE_SERVICIO)
@require_safe
def cola(request: HttpRequest) -> HttpResponse:
    """What waits for review and who has it, a page at a time; it says itself again when asked."""
    usuario, ahora = usuario_de(request), timezone.now()
    releva, sola = usuario.tiene_rol(Rol.JEFE_SERVICIO), bool(request.headers.get("HX-Request"))
    pagina_pedida, todas = request.GET.get("page"), "todas" in request.GET
    la_mesa = mesa(usuario, ahora=ahora, pagina=pagina_pedida, sola=sola, todas=todas)
    contexto = {
        **vars(la_mesa),
        "ahora": ahora,
        "releva": releva,
        "revisores": pagina.revisores(usuario.de_prueba) if releva else [],
        "verbo": f"Revisar la venta {la_mesa.siguiente.pk}" if la_mesa.siguiente else "",
    }
    if sola:
        return render(request, "canales/_cola_revision.html", contexto)
    return render(request, "canales/revision.html", contexto)


@requiere_rol(Rol.CANALES_VIRTUALES)
def revisar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """One folder; the decision is taken from here."""
    venta = venta_visible(request, venta_id)
    if request.method == "POST":
        return _decidir(request, venta)
    elegido = request.GET.get("documento", "")
    contexto = pagina.contexto(venta, usuario_de(request), elegido)
    return render(request, "canales/revisar.html", contexto)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def tomar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Open a folder, so that nobody else does."""
    venta = venta_visible(request, venta_id)
    intentar(request, lambda: toma.tomar(venta.pk, acto=acto_de(request)))
    return redirect("revisar", venta.pk)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def soltar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Leave it as it is to whoever comes next, and go on with the following one."""
    venta = venta_visible(request, venta_id)
    toma.soltar(venta.pk, acto=acto_de(request))
    return _a_la_siguiente(request, canales.lugar_en_la_cola(venta))


@require_POST
@requiere_rol(Rol.JEFE_SERVICIO)
def relevar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """A jefe frees a folder, or gives it to another reviewer."""
    venta = venta_visible(request, venta_id)
    form = RelevoForm(pagina.revisores(usuario_de(request).de_prueba), request.POST)
    if not form.is_valid():
        messages.error(request, primer_error(form))
        return redirect("revision")
    a = form.cleaned_data["a"]
    intentar(
        request,
        lambda: toma.relevar(venta.pk, acto=acto_de(request), a=a),
        exito=f"La carpeta de {venta.cliente} (venta {venta.pk}) "
        + (f"la revisa {a}." if a else "queda libre."),
    )
    return redirect("revision")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def marcar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Keep the one tick that changed; htmx gets the action bar that follows from it."""
    venta = venta_visible(request, venta_id)
    try:
        _guardar_marca(request, venta)
    except Rechazo as rechazo:
        decir(request, rechazo)
        return HttpResponseClientRefresh()
    if _otra_lista(request, venta):
        return HttpResponseClientRefresh()
    contexto = pagina.barra(venta, usuario_de(request))
    return render(request, "canales/_barra_revision.html", contexto)


def _guardar_marca(request: HttpRequest, venta: Venta) -> None:
    item, acto = request.POST.get("marca", ""), acto_de(request)
    if item in request.POST.getlist("item"):
        marcas.marcar_items(venta.pk, acto=acto, items=[item], lista=_lista_vista(request))
    else:
        marcas.desmarcar_item(venta.pk, acto=acto, item=item)


def _decidir(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Everything else in order, approve, or send back; a repeated decision is a success."""
    accion = request.POST.get("accion", "")
    if accion in _YA_HECHA and venta.estado in _YA_HECHA[accion]:
        return redirect("revision")
    if accion == "todo":
        intentar(request, lambda: _todo(request, venta))
        _otra_lista(request, venta)
        return redirect("revisar", venta.pk)
    if _otra_lista(request, venta) or accion not in _ACTOS:
        return redirect("revisar", venta.pk)
    lugar, (decidir, exito) = canales.lugar_en_la_cola(venta), _ACTOS[accion]

    def hacer() -> None:
        _guardar_lo_marcado(request, venta)
        decidir(venta.pk, acto=acto_de(request))

    hecha = intentar(
        request,
        hacer,
        exito=exito.format(cliente=venta.cliente, venta=venta.pk),
    )
    return _a_la_siguiente(request, lugar) if hecha else redirect("revisar", venta.pk)


def _guardar_lo_marcado(request: HttpRequest, venta: Venta) -> None:
    """A tick still on its way when its folder was decided, and all of them without scripts."""
    if venta.estado != Estado.ENTREGADA:
        return
    ya = venta.revisado_en_la_ronda() | {o.item for o in venta.observaciones_por_enviar()}
    if items := [item for item in request.POST.getlist("item") if item not in ya]:
        marcas.marcar_items(
            venta.pk, acto=acto_de(request), items=items, lista=_lista_vista(request)
        )


def _todo(request: HttpRequest, venta: Venta) -> None:
    marcas.marcar_lo_que_queda(venta.pk, acto=acto_de(request), lista=_lista_vista(request))


def _a_la_siguiente(request: HttpRequest, lugar: tuple[Any, ...] | None) -> HttpResponse:
    """The folder that follows, in this person's hands at once; the queue when there is none."""
    usuario, acto = usuario_de(request), acto_de(request)
    siguiente = canales.siguiente_por_revisar(usuario, ahora=acto.ahora, tras=lugar)
    if siguiente is None:
        return redirect("revision")
    if intentar(request, lambda: toma.tomar(siguiente.pk, acto=acto)):
        return redirect("revisar", siguiente.pk)
    return redirect("revision")


_ACTOS: dict[str, tuple[Any, str]] = {
    "aprobar": (revision.aprobar, "Conforme la carpeta de {cliente} (venta {venta})."),
    "observar": (
        revision.observar,
        "Devuelta a su asesor, con observaciones, la carpeta de {cliente} (venta {venta}).",
    ),
}
_YA_HECHA = {
    "aprobar": (Estado.CONFORME, Estado.INSTALADA, Estado.CONCLUIDA),
    "observar": (Estado.OBSERVADA,),
}


def _lista_vista(request: HttpRequest) -> int | None:
    """The version of the checklist that the page showed."""
    numero = request.POST.get("lista", "")
    return int(numero) if numero.isascii() and numero.isdigit() and len(numero) < 9 else None


def _otra_lista(request: HttpRequest, venta: Venta) -> bool:
    """The page showed another checklist than the one of this round: it is said, once."""
    if _lista_vista(request) in (None, venta.lista(REVISION).numero):
        return False
    messages.warning(request, OTRA_LISTA)
    return True
