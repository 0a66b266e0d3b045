"""What was taken away with a reason, or was too long to wait for: for those who answer for it."""

from django.urls import reverse

from bluecom.cuentas.models import Rol
from bluecom.listados.filtros import Filtros
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, nombres, registrar
from bluecom.listados.models import Exportacion
from bluecom.planillas.salida import Tipo


def _hallar(pedido: Pedido) -> Hallado:
    suyas = Exportacion.objects.filter(pedida_por__de_prueba=pedido.usuario.de_prueba)
    return Hallado(suyas.select_related("pedida_por").order_by("-pk"), {})


EXPORTACIONES = registrar(
    Listado(
        codigo="exportaciones",
        nombre="Exportaciones",
        roles=(Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO),
        hallar=_hallar,
        formulario=lambda pedido: Filtros(pedido.filtros),
        pagina=lambda filtros: reverse("exportaciones"),
        columnas=(
            Columna("Pedida", lambda e: e.pedida_en, Tipo.INSTANTE),
            Columna("Quién", lambda e: str(e.pedida_por)),
            Columna("Listado", lambda e: nombres().get(e.listado, e.listado)),
            Columna("Por qué", lambda e: e.razon),
            Columna("Formato", lambda e: e.get_formato_display()),
            Columna("Filas", lambda e: e.filas, Tipo.ENTERO),
            Columna("Hecha", lambda e: e.terminada_en, Tipo.INSTANTE),
            Columna("Problema", lambda e: e.problema),
        ),
    )
)
