"""The extensions of people, kept by the floor and the administration (4.1)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from cartera.forms.internos import InternoForm, TerminarForm, personas_con_interno
from cartera.models import Extension
from cartera.servicios.extensiones import LAS_DAN, dar_extension, terminar_extension

TERMINADOS = 50
"""Of those that ended, the last ones are listed."""


@requiere_rol(*LAS_DAN)
@con_rechazos_dichos(lambda: "internos")
def internos(request: HttpRequest) -> HttpResponse:
    """Who has which now, who has none, and what was before; another is given here."""
    if request.method != "POST":
        return _pagina(request)
    form = InternoForm(usuario_de(request), request.POST)
    if form.is_valid():
        razones = razones_contra(lambda: dar_extension(acto=acto_de(request), **form.cleaned_data))
        if not razones:
            dicho = f"El interno {form.cleaned_data['numero']} es de {form.cleaned_data['persona']}"
            messages.success(request, f"{dicho}.")
            return redirect("internos")
        form.add_error(None, razones)
    return _pagina(request, form=form)


@require_POST
@requiere_rol(*LAS_DAN)
@con_rechazos_dichos(lambda extension_id: "internos")
def terminar(request: HttpRequest, extension_id: int) -> HttpResponse:
    """It is nobody's from then on."""
    una = get_object_or_404(Extension.objects.select_related("usuario"), pk=extension_id)
    form = TerminarForm(request.POST)
    if form.is_valid():
        acto = acto_de(request)
        razones = razones_contra(lambda: terminar_extension(una.pk, acto=acto, **form.cleaned_data))
        if not razones:
            messages.success(request, f"El interno {una.numero} ya no es de {una.usuario}.")
            return redirect("internos")
        form.add_error(None, razones)
    return _pagina(request, terminar=form, abierto=una.pk)


def _pagina(
    request: HttpRequest,
    *,
    form: InternoForm | None = None,
    terminar: TerminarForm | None = None,
    abierto: int = 0,
) -> HttpResponse:
    quien, ahora = usuario_de(request), timezone.now()
    todas = Extension.objects.filter(usuario__de_prueba=quien.de_prueba).select_related(
        "usuario", "dada_por", "terminada_por"
    )
    actuales = list(todas.desde_ahora(ahora).order_by("numero", "desde"))
    tienen = {una.usuario_id for una in actuales}
    contexto = {
        "actuales": actuales,
        "sin_interno": [p for p in personas_con_interno(quien) if p.pk not in tienen],
        "terminados": todas.exclude(pk__in=[una.pk for una in actuales])[:TERMINADOS],
        "ahora": ahora,
        "form": form or InternoForm(quien),
        "terminar": terminar,
        "abierto": abierto,
    }
    estado = 422 if form or terminar else 200
    return render(request, "cartera/internos.html", contexto, status=estado)
