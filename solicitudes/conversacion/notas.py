"""A word about a sale that changes nothing, and reaches who is at its other side.

To its asesor, from who reviews it or from a colleague; and from its asesor to Canales Virtuales.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.models import Tema
from solicitudes.models import EnRevision, Nota, Venta
from solicitudes.reglas.errores import PermisoDenegado

CONSULTA_DE_COLEGA = "consulta_de_colega"
TRAS_LA_CONSULTA = timedelta(hours=1)
"""How long who looked up a colleague's client may leave a note about him."""


def dejar_nota(venta_id: int, *, acto: Acto, texto: str) -> Nota:
    """Write it, tell who is to answer it, and log its hash.

    Raises ``PermisoDenegado`` for a sale that this person neither reads nor has just looked up.
    """
    venta = al_alcance(venta_id, acto=acto)
    if venta is None:
        raise PermisoDenegado("Esa venta no está a su alcance.")
    with transaction.atomic():
        nota: Nota = venta.notas.create(texto=texto, por=acto.usuario, en=acto.ahora)
        anotar(venta.cadena, "nota", acto=acto, datos={"sha256": huella_de(texto)})
        que = "contestó con" if _contesta(venta, nota) else "dejó"
        avisar(
            _a_quienes(venta, acto.usuario),
            con_punto(f"{acto.usuario} {que} una nota sobre {venta.cliente}"),
            clave=f"nota:{nota.pk}",
            ahora=acto.ahora,
            url=_adonde(venta, acto.usuario),
            tema=Tema.NOTA,
        )
    return nota


def _contesta(venta: Venta, nota: Nota) -> bool:
    """Somebody else wrote the one before."""
    antes = venta.notas.filter(pk__lt=nota.pk).order_by("-pk").first()
    return antes is not None and antes.por_id != nota.por_id


def _a_quienes(venta: Venta, usuario: Usuario) -> set[int]:
    """Its asesor; of what he writes, whoever of Canales Virtuales has to do with the folder."""
    if venta.asesor_id != usuario.pk:
        return {venta.asesor_id}
    de_canales = Usuario.objects.filter(rol=Rol.CANALES_VIRTUALES, is_active=True)
    reviso = Q(pk__in=venta.revisiones.values("revisor"))
    la_tiene = Q(pk__in=EnRevision.objects.filter(venta=venta).values("revisor"))
    escribio = Q(pk__in=venta.notas.values("por"))
    recibio = Q(pk__in=venta.entregas.filter(recibida_por__isnull=False).values("recibida_por"))
    suyos = de_canales.filter(reviso | la_tiene | escribio)
    return set(
        (suyos if suyos.exists() else de_canales.filter(recibio)).values_list("pk", flat=True)
    )


def _adonde(venta: Venta, usuario: Usuario) -> str:
    if venta.asesor_id != usuario.pk:
        return venta.get_absolute_url()
    return reverse("revisar", args=[venta.pk])


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
