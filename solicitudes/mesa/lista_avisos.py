"""One's own notices as a list that can be taken away."""

from django.urls import reverse

from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.pendientes.models import Aviso
from bluecom.planillas.salida import Tipo


def _hallar(pedido: Pedido) -> Hallado:
    mios = Aviso.objects.filter(usuario=pedido.usuario)
    return Hallado(mios.order_by("-creado_en", "-pk"), {})


AVISOS = registrar(
    Listado(
        codigo="avisos",
        nombre="Avisos",
        roles=(),
        hallar=_hallar,
        pagina=lambda filtros: reverse("avisos"),
        columnas=(
            Columna("Cuándo", lambda a: a.creado_en, Tipo.INSTANTE),
            Columna("Aviso", lambda a: a.texto),
            Columna("Leído", lambda a: a.leido_en, Tipo.INSTANTE),
        ),
    )
)
