"""Step 11.2: what became of the terms e-mail."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import Acto, acto_de
from bluecom.cuentas.models import Rol, Usuario
from bluecom.integraciones import whatsapp
from bluecom.interfaz.hojas import POR_HOJA, Hoja, Hojas, cuantas
from bluecom.interfaz.por_marca import Tramo, Tramos
from bluecom.interfaz.rechazos import intentar, razones_contra
from solicitudes.canales.terminos import consulta, por_whatsapp
from solicitudes.canales.terminos import servicio as terminos
from solicitudes.canales.terminos.envios import CON_TERMINOS, ultimo_de
from solicitudes.canales.terminos.formulario import CorreoForm, OtroMedioForm
from solicitudes.finales.tareas import tareas_abiertas
from solicitudes.models import Venta
from solicitudes.puerta.web import primer_error, venta_visible


def _componer(
    ver: str, rol: str, de_prueba: bool, *, usuario: int
) -> dict[str, QuerySet[Any, Any]]:
    quien = Usuario(pk=usuario, rol=rol, de_prueba=de_prueba)
    return {
        "filas": consulta.LISTAS[ver](quien),
        "por_salir": cuantas(consulta.salen_solos(quien)),
        "tareas": cuantas(tareas_abiertas(quien)),
    }


_HOJAS = Hojas(_componer)
_TRAMOS = Tramos(_componer, por="concluida_en", cuantas=POR_HOJA)
"""Of what is concluded, which only grows."""


@requiere_rol(Rol.CANALES_VIRTUALES)
def lista(request: HttpRequest) -> HttpResponse:
    """Terms that wait for somebody, those that leave by themselves, and those that went."""
    return _mostrar(request)


def _mostrar(
    request: HttpRequest, *, rechazada: int | None = None, form: CorreoForm | None = None
) -> HttpResponse:
    """The page; with the address that was refused for one sale, as it was typed."""
    usuario, ver = usuario_de(request), consulta.la_lista(request.GET.get("ver", ""))
    pagina, demas, sigue = _pagina(request.GET, usuario, ver)
    contexto: dict[str, Any] = {
        "ver": ver,
        "pagina": pagina,
        "sigue": sigue,
        "filas": consulta.con_su_envio(pagina),
        "por_salir": next(iter(demas["por_salir"]), 0),
        "tareas": next(iter(demas["tareas"]), 0),
        "rechazada": rechazada,
        "rechazo": form,
    }
    return render(request, "canales/correos.html", contexto, status=422 if form else 200)


def _pagina(
    pedido: QueryDict, usuario: Usuario, ver: str
) -> tuple[Hoja | Tramo, dict[str, list[Any]], str]:
    """What the list shows, what else its page reads, and the address of the next stretch."""
    forma = ver, usuario.rol, usuario.de_prueba
    if ver != "concluidas":
        hoja, demas = _HOJAS.leer_con_algo(*forma, pagina=pedido.get("page"), usuario=usuario.pk)
        return hoja, demas, ""
    tramo, demas = _TRAMOS.leer(*forma, marca=pedido.get("antes", ""), usuario=usuario.pk)
    if tramo.desde_el_medio and not tramo.filas:
        return _pagina(QueryDict(), usuario, ver)
    sigue = urlencode({"ver": ver, "antes": tramo.sigue}) if tramo.sigue else ""
    return tramo, demas, sigue


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES, Rol.ASESOR)
def corregir(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Another address; terms already owed go there too."""
    venta = venta_visible(request, venta_id)
    de_canales = usuario_de(request).tiene_rol(Rol.CANALES_VIRTUALES)
    vuelta = reverse("correos") if de_canales else venta.get_absolute_url()
    form = CorreoForm(request.POST)
    if not form.is_valid() and de_canales and venta.estado in CON_TERMINOS:
        return _mostrar(request, rechazada=venta.pk, form=form)
    if not form.is_valid():
        messages.error(request, f"Venta {venta.pk}: {primer_error(form)}")
        return redirect(vuelta)
    intentar(
        request,
        lambda: terminos.corregir_correo(venta.pk, acto=acto_de(request), **form.cleaned_data),
        exito=f"Dirección corregida en la venta {venta.pk}.",
    )
    return redirect(vuelta)


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def reenviar(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The same file once more to the address on record."""
    venta = venta_visible(request, venta_id)
    intentar(
        request,
        lambda: terminos.reenviar(venta.pk, acto=acto_de(request), visto=_visto(request)),
        exito=f"Se reenvían los términos de la venta {venta.pk}.",
    )
    return redirect("correos")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def detener(request: HttpRequest, venta_id: int) -> HttpResponse:
    """What leaves by itself does not."""
    venta = venta_visible(request, venta_id)
    intentar(
        request,
        lambda: terminos.detener_envio(venta.pk, acto=acto_de(request), visto=_visto(request)),
        exito=f"Detenido: los términos de la venta {venta.pk} no salen.",
    )
    return redirect("correos")


@require_POST
@requiere_rol(Rol.CANALES_VIRTUALES)
def rebote(request: HttpRequest, venta_id: int) -> HttpResponse:
    """The e-mail came back."""
    venta = venta_visible(request, venta_id)
    intentar(
        request,
        lambda: terminos.marcar_rebote(venta.pk, acto=acto_de(request), visto=_visto(request)),
        exito=f"Anotado: rebotó el correo de la venta {venta.pk}. Corrija la dirección.",
    )
    return redirect("correos")


@requiere_rol(Rol.CANALES_VIRTUALES)
def otro_medio(request: HttpRequest, venta_id: int) -> HttpResponse:
    """Delivered by WhatsApp or on paper, or sent by WhatsApp now; with the reason."""
    venta, acto = venta_visible(request, venta_id), acto_de(request)
    por_que_no = por_whatsapp.impide_enviar(venta, acto=acto) if whatsapp().envia else ""
    se_envia = whatsapp().envia and not por_que_no
    form, razones = OtroMedioForm(request.POST or None, se_envia=se_envia), []
    if request.method == "POST" and form.is_valid():
        hacer, exito = _lo_elegido(venta, acto, form)
        razones = razones_contra(hacer)
        if not razones:
            messages.success(request, exito)
            return redirect("correos")
    ultimo = ultimo_de(venta)
    contexto = {
        "venta": venta,
        "form": form,
        "razones": razones,
        "visto": ultimo.visto if ultimo else "",
        "por_que_no": por_que_no,
        "se_envia": se_envia,
    }
    estado = 422 if request.method == "POST" else 200
    return render(request, "canales/otro_medio.html", contexto, status=estado)


def _lo_elegido(venta: Venta, acto: Acto, form: OtroMedioForm) -> tuple[Callable[[], object], str]:
    """What the medium asks for, and what is said once it is done."""
    datos = form.cleaned_data
    canal, motivo, visto = datos["canal"], datos["motivo"], datos["visto"]
    if canal == OtroMedioForm.ENVIAR:
        return (
            lambda: por_whatsapp.enviar_por_whatsapp(
                venta.pk, acto=acto, motivo=motivo, visto=visto
            ),
            f"Por salir por WhatsApp: la venta {venta.pk} concluye cuando llegue a su teléfono.",
        )
    return (
        lambda: terminos.entregar_por_otro_medio(venta.pk, acto=acto, canal=canal, motivo=motivo),
        f"Entrega por otro medio anotada: venta {venta.pk} concluida.",
    )


def _visto(request: HttpRequest) -> str:
    """The last sending as the page showed it."""
    return request.POST.get("visto", "")
