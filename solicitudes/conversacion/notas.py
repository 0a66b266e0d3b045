"""A word to the asesor of a sale, from who reviews it or from a colleague; it changes nothing."""

from datetime import datetime, timedelta

from django.db import transaction

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Tema
from solicitudes.models import Nota, Venta
from solicitudes.reglas.errores import PermisoDenegado

CONSULTA_DE_COLEGA = "consulta_de_colega"
TRAS_LA_CONSULTA = timedelta(hours=1)
"""How long who looked up a colleague's client may leave a note about him."""


def dejar_nota(venta_id: int, *, acto: Acto, texto: str) -> Nota:
    """Write it, tell its asesor, and log its hash.

    Raises ``PermisoDenegado`` for a sale that this person neither reads nor has just looked up.
    """
    venta = al_alcance(venta_id, acto=acto)
    if venta is None:
        raise PermisoDenegado("Esa venta no está a su alcance.")
    with transaction.atomic():
        nota: Nota = venta.notas.create(texto=texto, por=acto.usuario, en=acto.ahora)
        anotar(venta.cadena, "nota", acto=acto, datos={"sha256": huella_de(texto)})
        if venta.asesor_id != acto.usuario.pk:
            avisar(
                [venta.asesor_id],
                con_punto(f"{acto.usuario} dejó una nota sobre {venta.cliente}"),
                clave=f"nota:{nota.pk}",
                ahora=acto.ahora,
                url=venta.get_absolute_url(),
                tema=Tema.NOTA,
            )
    return nota


def al_alcance(venta_id: int, *, acto: Acto) -> Venta | None:
    """The sale, for whom reads it or was just shown the line of that colleague's client."""
    venta: Venta | None = (
        Venta.objects.filter(pk=venta_id).select_related("contacto__cliente").first()
    )
    if venta is None or Venta.objects.visibles_para(acto.usuario).filter(pk=venta_id).exists():
        return venta
    reciente = consultada(venta, usuario=acto.usuario, desde=acto.ahora - TRAS_LA_CONSULTA)
    return venta if reciente else None


def consultada(venta: Venta, *, usuario: Usuario, desde: datetime) -> bool:
    """Whether this person was shown that line since then."""
    consultas = Evento.objects.filter(cadena=venta.cadena, tipo=CONSULTA_DE_COLEGA, actor=usuario)
    return consultas.filter(instante__gt=desde).exists()
