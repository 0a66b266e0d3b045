"""How a sale ends without being sold, and the next client."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol
from bluecom.interfaz.rechazos import razones_contra
from cartera.en_palabras import de_lo_que_sigue
from cartera.models import ContactoCartera
from solicitudes.finales import servicio as terminar
from solicitudes.finales.deshacer import deshacer_fin
from solicitudes.finales.formulario import DescartarForm
from solicitudes.finales.saltos import le_quedan
from solicitudes.finales.web import al_siguiente
from solicitudes.models import Motivo, Venta
from solicitudes.pasos.p02_p03_consultas.servicio import descartar_segun_archivo
from solicitudes.pasos.pagina import acto_sobre
from solicitudes.puerta.web import en_la_venta

ACTOS: dict[str, Callable[..., Venta]] = {
    "descartar": terminar.descartar,
    "saltar": terminar.descartar,
    "anular": terminar.anular,
}
DICHO = {
    "saltar": "Cliente saltado: vuelve otro día a la cola, y hoy lo tiene en Anteriores.",
}
POR_QUE = {
    Motivo.Ambito.IMPEDIMENTO: "Con impedimento (2.1)",
    Motivo.Ambito.SIN_CAPACIDAD: "Sin capacidad (3.2)",
}
QUIEN_TERMINA = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.CANALES_VIRTUALES)


@en_la_venta(*QUIEN_TERMINA)
def descartar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Not sold: coded reason, and the next client at once."""
    return _terminar(request, venta, "descartar")


@en_la_venta(Rol.ASESOR)
def saltar(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Left for later without a call: coded reason, few a day, and the next client at once."""
    return _terminar(request, venta, "saltar")


@en_la_venta(*QUIEN_TERMINA)
def anular(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Accepted and lost: coded reason."""
    return _terminar(request, venta, "anular")


@require_POST
@en_la_venta(Rol.ASESOR)
def deshacer(request: HttpRequest, venta: Venta) -> HttpResponse:
    """Take the reason back that ended a taking, until the next call or for two minutes."""
    otra_vez = deshacer_fin(venta.pk, acto=acto_de(request))
    messages.success(request, f"Deshecho: {otra_vez.cliente.nombre_completo} sigue con usted.")
    return redirect(otra_vez)


def _dicho(venta: Venta, como: str, motivo: Motivo) -> str:
    if como == "anular":
        smartflex = "; falta anularla en Smartflex" if venta.numero_smartflex else ""
        return f"Anulada la venta {venta.pk}, de {venta.cliente}{smartflex}."
    return DICHO.get(como) or _que_paso(venta, motivo)


def _que_paso(venta: Venta, motivo: Motivo) -> str:
    """Which reason kept him from an offer, and what becomes of him."""
    contacto = ContactoCartera.objects.get(pk=venta.contacto_id)
    que = POR_QUE.get(Motivo.Ambito(motivo.ambito), "Descartado")
    por = f"{motivo.nombre[:1].lower()}{motivo.nombre[1:]}"
    return f"{venta.cliente}. {que}: {por}. {de_lo_que_sigue(contacto)}"


def _terminar(request: HttpRequest, venta: Venta, como: str) -> HttpResponse:
    form = DescartarForm(venta, como, request.POST or None)
    razones: list[str] = []
    if request.method == "POST" and form.is_valid():
        acto, hacer, datos = acto_de(request), ACTOS[como], form.datos()
        if como == "descartar" and form.segun_archivo:
            hacer, datos["archivo"] = descartar_segun_archivo, form.segun_archivo
        razones = razones_contra(lambda: hacer(venta.pk, acto=acto, **datos))
        if not razones:
            messages.success(request, _dicho(venta, como, datos["motivo"]))
            return _despues_de_terminar(request, como)
    contexto = _pagina(request, venta, como) | {"form": form, "razones": razones}
    estado = 422 if request.method == "POST" else 200
    return render(request, "ventas/terminar.html", contexto, status=estado)


def _pagina(request: HttpRequest, venta: Venta, como: str) -> dict[str, Any]:
    """The desk of the act; after a discard the next client follows, unless the agent pauses."""
    usuario = usuario_de(request)
    pagina = acto_sobre(venta, usuario) | {"como": como, "verbo": "Anular"}
    if como == "saltar":
        pagina |= {"verbo": "Saltar y seguir", "quedan": le_quedan(Acto(usuario, timezone.now()))}
    elif como == "descartar" and usuario.tiene_rol(Rol.ASESOR):
        pagina["verbo"] = "Descartar y seguir"
        pausar = {"nombre": "pausar", "valor": "si", "envia": request.get_full_path()}
        pagina["secundarias"].append({"texto": "Descartar y pausar", **pausar})
    elif como == "descartar":
        pagina["verbo"] = "Descartar"
    return pagina


def _despues_de_terminar(request: HttpRequest, como: str) -> HttpResponse:
    """The next client follows at once, unless the agent pauses."""
    if not usuario_de(request).tiene_rol(Rol.ASESOR):
        return redirect("inicio")
    if como == "anular" or "pausar" in request.POST:
        return redirect("cola")
    return al_siguiente(request)
