"""One's own notices as a list that can be taken away."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.urls import reverse

from bluecom.avisos.consulta import Elegido
from bluecom.listados.listado import Columna, Hallado, Listado, Pedido, registrar
from bluecom.planillas.salida import Tipo


def _hallar(pedido: Pedido) -> Hallado:
    """What the page shows, also when nothing was asked."""
    elegido = Elegido.leido(pedido.filtros.get("estado"), pedido.filtros.get("tema"))
    return Hallado(elegido.de(pedido.usuario).order_by("-creado_en", "-pk"), asdict(elegido))


AVISOS = registrar(
    Listado(
        codigo="avisos",
        nombre="Avisos",
        roles=(),
        hallar=_hallar,
        pagina=lambda filtros: f"{reverse('avisos')}?{urlencode(filtros)}",
        columnas=(
            Columna("Cuándo", lambda a: a.creado_en, Tipo.INSTANTE),
            Columna("Aviso", lambda a: a.texto),
            Columna("Asunto", lambda a: a.get_tema_display()),
            Columna("Leído", lambda a: a.leido_en, Tipo.INSTANTE),
            Columna("Terminado", lambda a: a.cerrado_en, Tipo.INSTANTE),
            Columna("Cómo terminó", lambda a: a.cierre),
        ),
    )
)
