"""Step 11.1: an asesor sees another error himself, and Canales Virtuales makes it an observation.

So nothing is corrected that nobody observed, and nobody waits a round for what he already knows.
"""

from django.db import transaction
from django.urls import reverse

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.avisos import avisar, cerrar_asuntos
from bluecom.rechazo import YaDecidido
from solicitudes.canales.revision.servicio import anotar_observacion, exigir_nota, item_de
from solicitudes.models import Motivo, Observacion, Propuesta, Venta
from solicitudes.plazos.asuntos import PROPUESTA, asunto
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir, exigir_asesor, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado

SE_PROPONE = (Estado.ENTREGADA, Estado.OBSERVADA)
"""While Canales Virtuales has the folder, or wants it back."""


def proponer(venta_id: int, *, acto: Acto, item: str, motivo: Motivo, nota: str = "") -> Propuesta:
    """Its asesor names the item and the reason; whoever reviewed the folder is told."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        exigir_estado(venta, *SE_PROPONE)
        exigir_nota(motivo, nota)
        propuesto = item_de(venta, item)
        if venta.propuestas.filter(item=item, motivo=motivo, decidida_en=None).exists():
            raise TransicionInvalida("Eso ya está propuesto: Canales Virtuales lo verá.")
        propuesta: Propuesta = venta.propuestas.create(
            item=item,
            item_nombre=propuesto.nombre,
            paso=propuesto.paso,
            motivo=motivo,
            nota=nota,
            por=acto.usuario,
            en=acto.ahora,
        )
        anotar(venta.cadena, "proponer_observacion", acto=acto, datos={"motivo": motivo.codigo})
        avisar(
            venta.revisiones.values_list("revisor_id", flat=True).distinct(),
            con_punto(
                f"{acto.usuario} propone observar «{motivo}» en la carpeta de {venta.cliente}"
            ),
            clave=f"propuesta:{propuesta.pk}",
            ahora=acto.ahora,
            url=reverse("revisar", args=[venta.pk]),
            asunto=_asunto(venta, propuesta),
        )
    return propuesta


def anadir(propuesta_id: int, *, acto: Acto) -> Observacion:
    """Canales Virtuales makes it an observation: with its asesor already, it is his at once."""
    with transaction.atomic():
        propuesta, venta = _por_decidir(propuesta_id, acto)
        if venta.estado == Estado.ENTREGADA:
            observacion = anotar_observacion(
                venta.pk, acto=acto, item=propuesta.item, motivo=propuesta.motivo,
                nota=propuesta.nota,
            )  # fmt: skip
        else:
            observacion = _enviar(venta, propuesta, acto)
        propuesta.observacion = observacion
        _decidir(venta, propuesta, "anadir_propuesta", acto)
        _contestar(venta, propuesta, "se añadió", acto)
    return observacion


def desestimar(propuesta_id: int, *, acto: Acto, nota: str = "") -> Propuesta:
    """It is not to be corrected; who proposed it is told."""
    with transaction.atomic():
        propuesta, venta = _por_decidir(propuesta_id, acto)
        _decidir(venta, propuesta, "desestimar_propuesta", acto)
        _contestar(venta, propuesta, f"no se añadió. {nota}" if nota else "no se añadió", acto)
    return propuesta


def _por_decidir(propuesta_id: int, acto: Acto) -> tuple[Propuesta, Venta]:
    propuesta = Propuesta.objects.select_related("motivo").get(pk=propuesta_id)
    venta = bloquear(propuesta.venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    exigir_estado(venta, *SE_PROPONE)
    propuesta.refresh_from_db()
    if propuesta.decidida_en is not None:
        raise YaDecidido(f"{propuesta.decidida_por} ya decidió sobre esa propuesta.")
    return propuesta, venta


def _enviar(venta: Venta, propuesta: Propuesta, acto: Acto) -> Observacion:
    """Of the round that sent the folder back: it is with its asesor."""
    return Observacion.objects.create(
        venta=venta,
        ronda=venta.rondas - 1,
        item=propuesta.item,
        item_nombre=propuesta.item_nombre,
        paso=propuesta.paso,
        motivo=propuesta.motivo,
        nota=propuesta.nota,
        creada_por=acto.usuario,
        creada_en=acto.ahora,
        enviada_en=acto.ahora,
    )


def _decidir(venta: Venta, propuesta: Propuesta, que: str, acto: Acto) -> None:
    propuesta.decidida_por, propuesta.decidida_en = acto.usuario, acto.ahora
    propuesta.save(update_fields=["observacion", "decidida_por", "decidida_en"])
    anotar(venta.cadena, que, acto=acto, datos={"motivo": propuesta.motivo.codigo})
    cierre = f"{acto.usuario} decidió sobre la propuesta"
    cerrar_asuntos(_asunto(venta, propuesta), ahora=acto.ahora, cierre=cierre)


def _asunto(venta: Venta, propuesta: Propuesta) -> str:
    return asunto(venta, f"{PROPUESTA}:{propuesta.pk}")


def _contestar(venta: Venta, propuesta: Propuesta, que: str, acto: Acto) -> None:
    avisar(
        [propuesta.por_id],
        con_punto(f"Lo que propuso observar en la carpeta de {venta.cliente} {que}"),
        clave=f"propuesta_decidida:{propuesta.pk}",
        ahora=acto.ahora,
        url=venta.get_absolute_url(),
    )
