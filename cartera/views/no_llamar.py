"""The do-not-call list, for the jefes, who alone lift it (4.1)."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from bluecom.cuentas.acceso import requiere_rol
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import con_rechazos_dichos, razones_contra
from cartera.forms.no_llamar import LevantarForm
from cartera.listados_telefonicos import no_llamar_con
from cartera.models import NoLlamar
from cartera.servicios.no_llamar import LO_LEVANTAN, levantar_no_llamar


@requiere_rol(*LO_LEVANTAN)
def lista(request: HttpRequest) -> HttpResponse:
    """Newest first; by number, or by the beginning of a name."""
    return _pagina(request)


@require_POST
@requiere_rol(*LO_LEVANTAN)
@con_rechazos_dichos(lambda veto_id: "no_llamar")
def levantar(request: HttpRequest, veto_id: int) -> HttpResponse:
    """The client asks to be called again."""
    veto = get_object_or_404(NoLlamar, pk=veto_id)
    form = LevantarForm(request.POST)
    if form.is_valid():
        razones = razones_contra(
            lambda: levantar_no_llamar(veto.pk, acto=acto_de(request), **form.cleaned_data)
        )
        if not razones:
            messages.success(request, f"Al {veto} se lo puede volver a llamar.")
            return redirect("no_llamar")
        form.add_error(None, razones)
    return _pagina(request, veto, form)


def _pagina(
    request: HttpRequest, veto: NoLlamar | None = None, form: LevantarForm | None = None
) -> HttpResponse:
    buscado = request.GET.get("q", "").strip()
    contexto = {
        "pagina": Paginator(no_llamar_con(buscado), 50).get_page(request.GET.get("page")),
        "buscado": buscado,
        "parametros": urlencode({"q": buscado}) if buscado else "",
        "abierto": veto.pk if veto else None,
        "form": form or LevantarForm(),
    }
    return render(request, "cartera/no_llamar.html", contexto, status=422 if form else 200)
