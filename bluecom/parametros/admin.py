"""The numbers of the floor: what rules today, what waits, and what was before."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from bluecom.cuentas.acceso import usuario_de
from bluecom.parametros import servicios
from bluecom.parametros.catalogo import parametros
from bluecom.parametros.consultas import valores_del_dia
from bluecom.parametros.formulario import PropuestaForm, valores_iniciales
from bluecom.parametros.models import ValorDeParametro
from bluecom.vigencias.administracion import (
    AdministracionPorVersiones,
    Cambio,
    al_proponer_desde,
    clave_pedida,
    dia_de_hoy,
)


@admin.register(ValorDeParametro)
class ValorDeParametroAdmin(AdministracionPorVersiones):
    form = PropuestaForm
    list_display = ("nombre", "dicho", "version", "momento", "vigente_desde")
    list_filter = ("situacion",)
    change_list_template = "parametros/numeros.html"
    titulo_al_proponer = "Proponer otro número"
    al_proponer = (
        "Un número no se edita: se propone otro, desde un día por venir, y lo aprueba otro "
        "administrador. Lo que ya se guardó con el de antes no se mueve."
    )

    def cambios(self, fila: ValorDeParametro) -> list[Cambio]:
        antes = servicios.valor_anterior(fila)
        dicho = fila.parametro.dicho(antes) if fila.parametro else str(antes)
        return [Cambio(fila.nombre, dicho, fila.dicho)]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Every number of the catalogue, with a row or without one."""
        de_hoy = valores_del_dia(parametros(), dia_de_hoy())
        numeros = [
            {
                "parametro": parametro,
                "hoy": parametro.dicho(de_hoy[parametro.codigo]),
                "proponer": al_proponer_desde(self.opts, codigo=parametro.codigo),
            }
            for parametro in parametros()
        ]
        return super().changelist_view(request, {"numeros": numeros, **(extra_context or {})})

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """``?codigo=``, or ``?de=`` another value: that number."""
        de = ValorDeParametro.objects.filter(pk=clave_pedida(request)).first()
        return valores_iniciales(de.codigo if de else request.GET.get("codigo", ""))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """By the same door as everybody."""
        servicios.proponer(obj, usuario=usuario_de(request), ahora=timezone.now())
