"""The terms that go by e-mail (11.2), as a list that can be taken away."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.pendientes.models import EstadoCorreo
from bluecom.planillas.salida import Tipo
from solicitudes.canales.terminos.consulta import LISTAS, con_su_correo, la_lista
from solicitudes.models import Mensaje

_CANALES, _POR_WHATSAPP = dict(Mensaje.Canal.choices), dict(Mensaje.Estado.choices)
_POR_CORREO = dict(EstadoCorreo.choices)
_A_MANO = "Lo entregó una persona"


def _estado(venta: Any) -> str:
    """What became of its last sending, as ``EnvioDeTerminos.estado`` says it."""
    if venta.mensaje_estado:
        return str(_POR_WHATSAPP[venta.mensaje_estado])
    if venta.envio_canal != Mensaje.Canal.CORREO:
        return _A_MANO if venta.envio_canal else ""
    sin_correo = EstadoCorreo.CANCELADO if venta.envio_retirado_en else EstadoCorreo.EN_COLA
    return str(_POR_CORREO[venta.correo_estado or sin_correo])


def _hallar(pedido: Pedido) -> Hallado:
    """The list of the page that is open."""
    ver = la_lista(pedido.filtros.get("ver", ""))
    return Hallado(con_su_correo(LISTAS[ver](pedido.usuario)), {"ver": ver})


CORREOS = registrar(
    Listado(
        codigo="correos",
        nombre="Términos por correo",
        roles=(Rol.CANALES_VIRTUALES,),
        ven_personales=(Rol.CANALES_VIRTUALES,),
        hallar=_hallar,
        pagina=lambda filtros: f"{reverse('correos')}?{urlencode(filtros)}",
        columnas=(
            Columna("Venta", lambda v: v.pk, Tipo.ENTERO),
            Columna("Cliente", lambda v: v.cliente.nombre_completo, personal=True),
            Columna("Correo", lambda v: v.correo_para, personal=True),
            Columna("Último envío", lambda v: _CANALES.get(v.envio_canal, "")),
            Columna("Estado del envío", _estado),
            Columna("Enviado", lambda v: v.correo_enviado_en, Tipo.INSTANTE),
            Columna("Constancia", lambda v: v.get_constancia_display()),
            Columna("Solicitud Smartflex", lambda v: v.numero_smartflex),
            Columna("Instalada", lambda v: v.instalacion.fecha, Tipo.FECHA),
            Columna("Concluida", lambda v: v.concluida_en, Tipo.INSTANTE),
        ),
    )
)
