"""The clients of a portfolio one by one: look, mark, give to somebody or back to all (1.2)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.rechazo import Rechazo
from cartera import consultas
from cartera.forms.elegir import RepartirForm
from cartera.models import Cartera
from cartera.por_repartir import por_repartir
from cartera.servicios.asignar import Reparto, repartir_estos
from cartera.views import QUIEN_CARGA


@requiere_rol(*QUIEN_CARGA)
def clientes(request: HttpRequest, cartera_id: int) -> HttpResponse:
    """Fifty at a time, of one person or of nobody, of one zone or of any."""
    cartera = get_object_or_404(consultas.carteras_de(usuario_de(request)), pk=cartera_id)
    if request.method != "POST":
        return _pagina(request, cartera, RepartirForm(cartera))
    form = RepartirForm(cartera, request.POST)
    if form.is_valid():
        try:
            reparto = repartir_estos(cartera.pk, **form.cleaned_data, acto=acto_de(request))
        except Rechazo as rechazo:
            form.add_error(None, rechazo.razones)
        else:
            messages.success(request, _dicho(reparto, form))
            return redirect(f"{reverse('cartera_clientes', args=[cartera.pk])}?{_filtro(request)}")
    return _pagina(request, cartera, form, estado=422)


def _pagina(
    request: HttpRequest, cartera: Cartera, form: RepartirForm, estado: int = 200
) -> HttpResponse:
    con_clientes = list(consultas.con_clientes_en(cartera))
    de = next((p for p in con_clientes if str(p.pk) == request.GET.get("de")), None)
    zona = request.GET.get("zona", "")
    contexto = {
        "cartera": cartera,
        "form": form,
        "de": de,
        "zona": zona,
        "con_clientes": con_clientes,
        "zonas": consultas.por_zona(cartera),
        "lista": por_repartir(cartera, de=de, zona=zona, marca=request.GET.get("desde", "")),
        "marcados": set(form.data.getlist("de")) if isinstance(form.data, QueryDict) else (),
        "filtro": _filtro(request),
    }
    return render(request, "cartera/clientes.html", contexto, status=estado)


def _filtro(request: HttpRequest) -> str:
    """What list is looked at, without the place in it."""
    dicho = QueryDict(mutable=True)
    dicho.update({campo: v for campo in ("de", "zona") if (v := request.GET.get(campo, ""))})
    return dicho.urlencode()


def _dicho(reparto: Reparto, form: RepartirForm) -> str:
    a = form.cleaned_data["a"]
    cuantos = "1 cliente" if reparto.cuantos == 1 else f"{reparto.cuantos} clientes"
    hecho = f"{cuantos} para {a}." if a else f"{cuantos} de vuelta en la cola de todos."
    if not reparto.quedan:
        return hecho
    otros = "1 ya no estaba" if reparto.quedan == 1 else f"{reparto.quedan} ya no estaban"
    return f"{hecho} {otros} como se veía: queda como está."
