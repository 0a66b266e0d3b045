"""Who waits for the client, as a list that can be taken away (6.2)."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.telefonos import nacional
from bluecom.cuentas.models import Rol
from bluecom.listados.filtros import Filtros
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.parametros.consultas import valor
from bluecom.planillas.salida import Tipo
from solicitudes.conversacion.espera import que_esperan, recordar_el, se_propone_anular
from solicitudes.conversacion.pedidos import lo_que_se_espera
from solicitudes.models import Venta
from solicitudes.reglas.parametros import DIAS_PARA_PROPONER_ANULAR, HORAS_DE_RECORDATORIO

NADA = "Nada: lo que se le pidió ya no hace falta"
LEEN = (Rol.ASESOR, Rol.SUPERVISOR, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


def _hallar(pedido: Pedido) -> Hallado:
    """Whoever waits longest on top; an asesor reads his own."""
    filtros = Filtros(pedido.filtros).exigidos()
    filas = que_esperan().filter(asesor__de_prueba=pedido.usuario.de_prueba)
    if pedido.usuario.tiene_rol(Rol.ASESOR):
        filas = filas.filter(asesor=pedido.usuario)
    de_cada_una = filas.select_related("documentacion", "detalle").prefetch_related(
        "carpeta__archivos"
    )
    return Hallado(de_cada_una, filtros)


def _vestir(filas: list[Any]) -> list[Any]:
    """What depends on the hour is said of all of them at once."""
    ahora = timezone.now()
    horas, dias = valor(HORAS_DE_RECORDATORIO, ahora), valor(DIAS_PARA_PROPONER_ANULAR, ahora)
    for venta in filas:
        venta.recordar_el = recordar_el(venta, horas)
        venta.propone = se_propone_anular(venta, dias, ahora)
    return filas


def _falta(venta: Any) -> str:
    return ", ".join(lo_que_se_espera(venta)) or NADA


def _ultimo(venta: Any) -> datetime | None:
    instantes = [en for en in (venta.dicho_en, venta.contesto_en) if en is not None]
    return max(instantes, default=None)


def _telefono(venta: Venta) -> str:
    ficha = venta.ficha_actual
    return nacional(ficha.celular_whatsapp) if ficha else ""


ESPERANDO = registrar(
    Listado(
        codigo="esperando",
        nombre="Esperando al cliente",
        roles=LEEN,
        ven_personales=LEEN,
        hallar=_hallar,
        vestir=_vestir,
        formulario=lambda pedido: Filtros(pedido.filtros),
        pagina=lambda filtros: f"{reverse('esperando')}?{urlencode(filtros)}",
        enlace=lambda venta: reverse("conversacion", args=[venta.pk]),
        columnas=(
            Columna("Venta", lambda v: f"Venta {v.pk}"),
            Columna("Cliente", lambda v: v.cliente.nombre_completo, personal=True),
            Columna("WhatsApp", _telefono, personal=True),
            Columna("Falta", _falta),
            Columna("Desde", lambda v: v.desde, Tipo.INSTANTE),
            Columna("Último mensaje", _ultimo, Tipo.INSTANTE),
            Columna("Próximo recordatorio", lambda v: v.recordar_el, Tipo.INSTANTE),
            Columna("Se propone", lambda v: "anular" if v.propone else ""),
            Columna("Asesor", lambda v: str(v.asesor)),
        ),
    )
)
