"""Search within what one may see; a colleague's client answers with one line."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from solicitudes.conversacion.formulario import NotaForm
from solicitudes.mesa import busqueda
from solicitudes.mesa.quien_llama import libres_por_numero
from solicitudes.reglas.permisos import ABREN_CLIENTES


@requiere_rol()
def buscar(request: HttpRequest) -> HttpResponse:
    """The sales first, then the clients of the portfolio without any among them.

    By an exact number also who is nobody's: he may be on the line.
    """
    texto = request.GET.get("q", "").strip()[:80]
    usuario = usuario_de(request)
    if "\x00" in texto:
        messages.error(request, "Escriba un nombre, un C.I., un teléfono o un número.")
        return redirect("buscar")
    ventas = busqueda.buscar(texto, usuario) if texto else []
    con_venta = {venta.contacto.cliente_id for venta in ventas}
    contactos = busqueda.en_cartera(texto, usuario) if texto else []
    acto = acto_de(request)
    ajenas = busqueda.de_un_colega(texto, acto) if texto else []
    ya = con_venta | {c.cliente_id for c in contactos} | {a["cliente_id"] for a in ajenas}
    contexto = {
        "texto": texto,
        "ventas": ventas,
        "contactos": [c for c in contactos if c.cliente_id not in con_venta],
        "ajenas": ajenas,
        "libres": libres_por_numero(texto, acto, salvo=ya) if texto else [],
        "nota_form": NotaForm(),
        "abre_clientes": usuario.tiene_rol(*ABREN_CLIENTES),
    }
    return render(request, "ventas/buscar.html", contexto)
