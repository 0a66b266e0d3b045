"""A call of the exchange that could be of more than one record: the Jefe says of which (4.1)."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from bluecom.bolivia.fechas import mes_en_letras
from bluecom.cuentas.acceso import requiere_rol, usuario_de
from bluecom.cuentas.acto import acto_de
from bluecom.interfaz.rechazos import razones_contra
from indicadores.consultas.encargos import de_otros_entre, quienes_las_miran
from indicadores.consultas.listas import Lista
from indicadores.conversaciones.decidir import DECIDEN
from indicadores.conversaciones.elegir import elegir_registro, registros_posibles
from indicadores.models import Cruce
from solicitudes.puerta.web import ids_enviados


@requiere_rol(*DECIDEN)
def elegir(request: HttpRequest, mes: str, central_id: int) -> HttpResponse:
    """Each record that it could be of, the nearest first, and why it is that one."""
    cruce = get_object_or_404(
        Cruce.objects.select_related("central", "contacto__cliente", "agente"), pk=central_id
    )
    lista = (
        f"{reverse('mes_conversaciones', args=[mes])}?{urlencode({'lista': Lista.CDR_SIN_MARCA})}"
    )
    de_otro = quienes_las_miran(de_otros_entre({-central_id}, usuario_de(request)).values())
    elegidos, razon, razones = ids_enviados(request, "llamada"), "", []
    if request.method == "POST":
        razon = request.POST.get("razon", "")
        razones = razones_contra(
            lambda: elegir_registro(
                central_id, llamada_id=next(iter(elegidos), 0), razon=razon, acto=acto_de(request)
            )
        )
        if not razones:
            messages.success(request, "La llamada de la central es ahora de ese registro.")
            if de_otro:
                messages.info(request, f"Se le avisó: {de_otro}.")
            return redirect(lista)
    contexto = {
        "mes": mes,
        "nombre_mes": mes_en_letras(mes),
        "vuelta": lista,
        "cruce": cruce,
        "de_otro": de_otro,
        "central": cruce.central,
        "registros": registros_posibles(cruce.central),
        "elegidos": elegidos,
        "razon": razon,
        "razones": razones,
    }
    return render(
        request, "indicadores/elegir_registro.html", contexto, status=422 if razones else 200
    )
