"""One generic view for every step, fed by ``tabla.py``."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acceso import usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.transacciones import sin_choques
from solicitudes.conversacion.pedidos import por_preguntar
from solicitudes.finales.deshacer import PorDeshacer, por_deshacer
from solicitudes.models import Borrador, Venta
from solicitudes.pasos.acciones import de_quien_acepta
from solicitudes.pasos.borrador import borrador_de, guardar_borrador, lo_escrito
from solicitudes.pasos.corregir import (
    correcciones_de,
    corregir_observado,
    no_se_observo,
    reanudar,
)
from solicitudes.pasos.formulario import FormularioPaso
from solicitudes.pasos.hoja_smartflex import PASOS_CON_HOJA, Dato, hoja_de
from solicitudes.pasos.marcar.permiso import fuera_de_horario_de
from solicitudes.pasos.p05_explicacion.formulario import PorPreguntarForm
from solicitudes.pasos.p05_explicacion.servicio import SE_COMPLETA
from solicitudes.pasos.pagina import contexto_de_venta, faltantes
from solicitudes.pasos.tabla import TALLERES, Taller
from solicitudes.puerta.web import en_la_venta, venta_visible
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import EN_MANO, Estado
from solicitudes.reglas.observado import por_confirmar
from solicitudes.reglas.procedimiento import PASOS, Paso, paso_actual
from solicitudes.reglas.procedimiento import paso as paso_numero

ADONDE_LLEVA = (*EN_MANO, Estado.ACEPTADA, Estado.DESCARTADA)
SIGUIENTE = {"verbo": "Siguiente cliente", "formulario": "form-siguiente"}
OTRO_CLIENTE = {"texto": "Siguiente cliente", "formulario": "form-siguiente", "tecla": "."}
"""While a sale waits: the same act as everywhere, by the same key."""

ABIERTA_DE_NUEVO = (
    "Esta página se abrió antes de una corrección: mire lo escrito junto a lo que ya estaba y "
    "envíelo otra vez."
)
LLEGA = "La corrección llega al paso {}: mírelo y confírmelo."
OTRA_GLOSA = "La glosa cambió con la corrección: digítela de nuevo en Smartflex (paso 9)."


@en_la_venta()
def venta(request: HttpRequest, venta: Venta) -> HttpResponse:
    """A sale at the step that comes next."""
    return mostrar(request, venta, paso_actual(venta))


@en_la_venta()
def paso(request: HttpRequest, abierta: Venta, numero: int) -> HttpResponse:
    """One step: read when done, typed when current; POST takes it."""
    if not 1 <= numero <= len(PASOS):
        raise Http404
    elegido = paso_numero(numero)
    if request.method != "POST":
        return mostrar(request, abierta, elegido)
    taller = TALLERES.get(numero)
    if not permisos.es_su_asesor(abierta, usuario_de(request)) or taller is None:
        raise Http404
    if razon := _ya_no_es_de_ahora(abierta, elegido, taller):
        if not (_ya_hecho(abierta, elegido) or abierta.corregida_desde):
            messages.error(request, razon)
            return redirect(abierta)
        escrito = lo_escrito(taller.form(abierta), request.POST)
        return mostrar(request, abierta, elegido, razones=[razon], estado=409, no_guardado=escrito)
    if _vieja(request, abierta):
        form = taller.form(abierta, request.POST, request.FILES)
        return mostrar(request, abierta, elegido, form=form, razones=[ABIERTA_DE_NUEVO], estado=409)
    return _tomar_paso(request, abierta, elegido, taller)


def _tomar_paso(
    request: HttpRequest, abierta: Venta, elegido: Paso, taller: Taller
) -> HttpResponse:
    form = taller.form(abierta, request.POST, request.FILES)
    if not form.is_valid():
        _guardar_borrador(request, abierta, elegido)
        razones = form.ademas()
        return mostrar(request, abierta, elegido, form=form, razones=razones, estado=422)
    try:
        return sin_choques(lambda: _hacer(request, abierta, elegido, taller, form.datos()))
    except YaDecidido:
        raise
    except Rechazo as rechazo:
        razones = form.acusar(rechazo.razones)
        fresca = venta_visible(request, abierta.pk)
        return mostrar(request, fresca, elegido, form=form, razones=razones, estado=422)


def _guardar_borrador(request: HttpRequest, abierta: Venta, elegido: Paso) -> None:
    """What was refused is not lost either."""
    with suppress(Rechazo):
        guardar_borrador(
            abierta.pk, paso=elegido.numero, enviado=request.POST, acto=acto_de(request)
        )


def _hacer(
    request: HttpRequest, abierta: Venta, elegido: Paso, taller: Taller, datos: dict[str, Any]
) -> HttpResponse:
    """Observed: keep the corrected data. Otherwise: take the step and walk on after a fix."""
    acto = acto_de(request)
    if abierta.estado == Estado.OBSERVADA:
        assert taller.guardar is not None
        corregida = corregir_observado(
            abierta.pk, paso=elegido.numero, guardar=taller.guardar, datos=datos, acto=acto
        )
        return _adonde_sigue(request, corregida, elegido)
    despues: Venta = taller.servicio(abierta.pk, acto=acto, **datos)
    if despues.corregida_desde:
        despues = reanudar(despues.pk, acto=acto)
    return redirect(despues)


def _adonde_sigue(request: HttpRequest, corregida: Venta, elegido: Paso) -> HttpResponse:
    """To the next step that the correction reached; once all hold, to what was observed."""
    siguen = [paso for paso in por_confirmar(corregida) if paso != elegido.numero]
    if not siguen:
        messages.success(request, f"Paso {elegido.numero} corregido. Responda la observación.")
        return redirect(corregida)
    messages.success(request, f"Paso {elegido.numero} corregido.")
    messages.warning(request, OTRA_GLOSA if siguen[0] == 9 else LLEGA.format(siguen[0]))
    return redirect("paso", corregida.pk, siguen[0])


def _admite(abierta: Venta, elegido: Paso, taller: Taller) -> bool:
    if abierta.estado == Estado.OBSERVADA:
        return taller.guardar is not None and elegido.numero in abierta.lo_abierto
    return paso_actual(abierta) == elegido


def _ya_no_es_de_ahora(abierta: Venta, elegido: Paso, taller: Taller) -> str:
    """Why a page that stayed open no longer takes its step; empty while it does."""
    if _ya_hecho(abierta, elegido):
        return f"El paso {elegido.numero} ya estaba hecho: lo que envió no cambió nada."
    if not _admite(abierta, elegido, taller) and abierta.estado == Estado.OBSERVADA:
        return no_se_observo(elegido.numero)
    if not _admite(abierta, elegido, taller):
        return f"Antes del paso {elegido.numero} falta el {paso_actual(abierta).numero}."
    return ""


def _vieja(request: HttpRequest, abierta: Venta) -> bool:
    """Drawn before the sale was opened to correct: what it asks is not what stands now."""
    visto = request.POST.get("correcciones", "")
    return visto.isdecimal() and visto != str(correcciones_de(abierta))


def _ya_hecho(abierta: Venta, elegido: Paso) -> bool:
    """A page that stayed open while its step was taken elsewhere."""
    return (
        abierta.estado != Estado.OBSERVADA
        and not abierta.corregida_desde
        and elegido.numero < paso_actual(abierta).numero
    )


def mostrar(
    request: HttpRequest,
    abierta: Venta,
    elegido: Paso,
    *,
    form: FormularioPaso | None = None,
    razones: list[str] | None = None,
    estado: int = 200,
    **suyo: Any,
) -> HttpResponse:
    """The page of a step, with what was typed in it; ``suyo`` replaces parts of its context."""
    contexto = contexto_de_venta(abierta, usuario_de(request), elegido)
    observada = abierta.estado == Estado.OBSERVADA and contexto["es_suya"]
    taller = TALLERES.get(elegido.numero)
    corrige = observada and taller is not None and _admite(abierta, elegido, taller)
    borrador = None
    if form is not None and taller is not None:
        form.respuesta = taller.respuesta(abierta)
    elif taller is not None and (contexto["abierto"] or corrige):
        borrador = borrador_de(abierta, elegido.numero)
        escrito = borrador.como_envio() if borrador else None
        form = taller.form(abierta, borrador=escrito, respuesta=taller.respuesta(abierta))
    if form is not None:
        contexto |= form.contexto()
        contexto["hoja"] = _hoja(request, abierta, elegido, form, borrador)
    conocido = borrador_de(abierta, elegido.numero) if estado == 422 else borrador
    contexto |= {
        "form": form,
        "borrador": borrador,
        "borrador_visto": conocido.version if conocido else "",
        "borrador_de_hoy": borrador and hoy(borrador.escrito_en) == hoy(timezone.now()),
        "corrige": corrige,
        "correcciones": correcciones_de(abierta),
        "puede_seguir": contexto["es_suya"] and not abierta.en_mano,
        "razones": razones or [],
        "barra": _barra(contexto, elegido, form, corrige=corrige),
        "preguntar_form": _por_preguntar(abierta) if contexto["es_suya"] else None,
        "deshacer": _por_deshacer(request, abierta),
        **suyo,
    }
    if contexto.get("acepta") and abierta.en_mano:
        contexto["acciones_fin"] = de_quien_acepta(contexto["acciones_fin"])
    if "fuera_de_horario" not in contexto:
        contexto["fuera_de_horario"] = fuera_de_horario_de(abierta)
    if contexto["es_suya"] and not abierta.en_mano and contexto["barra"] != SIGUIENTE:
        contexto["acciones_fin"] = [*contexto["acciones_fin"], OTRO_CLIENTE]
    return render(request, "ventas/venta.html", contexto, status=estado)


def _por_deshacer(request: HttpRequest, abierta: Venta) -> PorDeshacer | None:
    """The slip that may still be taken back, on the pages where an outcome leads."""
    acto = acto_de(request)
    if abierta.asesor_id != acto.usuario.pk or abierta.estado not in ADONDE_LLEVA:
        return None
    return por_deshacer(acto)


def _por_preguntar(abierta: Venta) -> PorPreguntarForm | None:
    preguntas = por_preguntar(abierta) if abierta.estado in SE_COMPLETA else {}
    return PorPreguntarForm(preguntas) if preguntas else None


def _barra(
    contexto: dict[str, Any], elegido: Paso, form: FormularioPaso | None, *, corrige: bool
) -> dict[str, Any]:
    """The bottom bar: the next verb of the machine, named; the rest beside it."""
    if corrige:
        return {"verbo": "Guardar la corrección", "formulario": "form-paso"}
    if contexto.get("sin_oferta"):
        return {"faltantes": [contexto["que_marcar"]]}
    if contexto["abierto"] and form is not None:
        return {
            **form.boton(contexto["boton"]),
            "formulario": "form-paso",
            "faltantes": faltantes(contexto["venta"], elegido, form),
        }
    if elegido != contexto["actual"]:
        return {"verbo": f"Volver al paso {contexto['actual'].numero}", "url": _url(contexto)}
    return _sin_taller(contexto) if contexto["es_suya"] else {}


def _sin_taller(contexto: dict[str, Any]) -> dict[str, Any]:
    """Step 11, or the end: what its asesor does with the folder; then the next client."""
    venta = contexto["venta"]
    if venta.estado == Estado.OBSERVADA:
        return {
            "verbo": "Devolver corregida",
            "icono": "send",
            "formulario": "form-subsanar",
            "faltantes": contexto["bloqueos_fin"],
        }
    por_proponer = venta.estado == Estado.IMPRESA and not venta.de_practica
    if por_proponer and venta.acta_abierta() is None:
        return {"verbo": "Proponer la entrega", "icono": "box-seam", "url": reverse("entregas")}
    return SIGUIENTE


def _hoja(
    request: HttpRequest,
    abierta: Venta,
    elegido: Paso,
    form: FormularioPaso,
    borrador: Borrador | None,
) -> list[Dato]:
    """The Smartflex sheet of steps 7–9, with what was ticked as typed."""
    if elegido.numero not in PASOS_CON_HOJA:
        return []
    enviado = borrador.como_envio() if borrador else request.POST
    marcas = enviado.getlist("digitado")
    return hoja_de(abierta, elegido.numero, form.valores(), digitados=marcas)


def _url(contexto: dict[str, Any]) -> str:
    return str(contexto["venta"].get_absolute_url())
