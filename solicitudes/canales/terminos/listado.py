"""The terms that go by e-mail (11.2), as a list that can be taken away."""

from urllib.parse import urlencode

from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.pendientes.models import EstadoCorreo
from bluecom.planillas.salida import Tipo
from solicitudes.canales.terminos.consulta import LISTAS, con_su_correo, la_lista

_ESTADOS = dict(EstadoCorreo.choices)


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
            Columna("Estado del correo", lambda v: _ESTADOS.get(v.correo_estado, "")),
            Columna("Enviado", lambda v: v.correo_enviado_en, Tipo.INSTANTE),
            Columna("Constancia", lambda v: v.get_constancia_display()),
            Columna("Solicitud Smartflex", lambda v: v.numero_smartflex),
            Columna("Instalada", lambda v: v.instalacion.fecha, Tipo.FECHA),
            Columna("Concluida", lambda v: v.concluida_en, Tipo.INSTANTE),
        ),
    )
)
