"""Notices that people read: given once, read, and closed when their matter is over."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from bluecom.pendientes.models import (
    DETENIBLE,
    Aviso,
    AvisoQuerySet,
    CorreoSaliente,
    EstadoCorreo,
    Pendiente,
    Situacion,
    Tema,
)
from bluecom.pendientes.redaccion import carta

LEIDO = "leído"


def avisar(
    usuario_ids: Iterable[int],
    texto: str,
    *,
    clave: str,
    ahora: datetime,
    url: str = "",
    asunto: str = "",
    tema: str = Tema.VENTA,
    junto_a: tuple[str, str] = ("", ""),
) -> int:
    """Give each person this notice, once for each ``clave``; return how many are new.

    ``asunto``: the matter whose end closes it (``cerrar_asuntos``). Without one it only informs.
    ``junto_a``: the group that it is shown with as one, and the heading of that.
    """
    nuevos = 0
    for usuario_id in usuario_ids:
        _, nuevo = Aviso.objects.get_or_create(
            usuario_id=usuario_id,
            clave=clave,
            defaults={
                "texto": texto,
                "url": url,
                "creado_en": ahora,
                "voz_en": ahora,
                "grupo": junto_a[0] or clave,
                "encabezado": junto_a[1],
                "asunto": asunto,
                "tema": tema,
            },
        )
        nuevos += nuevo
    return nuevos


def avisar_de_una_vez(avisos: Iterable[Aviso]) -> None:
    """Many notices in one statement; whoever was already given one is not given it again."""
    avisos = list(avisos)
    for aviso in avisos:
        aviso.voz_en = aviso.creado_en
        aviso.grupo = aviso.grupo or aviso.clave
    Aviso.objects.bulk_create(avisos, ignore_conflicts=True)


def avisar_en_lugar(avisos: Iterable[Aviso], *, ahora: datetime) -> None:
    """Many notices at once, each in place of what its person was told of the same matter."""
    nuevos = list(avisos)
    ahora_oyen = {(aviso.usuario_id, aviso.asunto): aviso.clave for aviso in nuevos}
    antes = Aviso.objects.abiertos().filter(asunto__in={aviso.asunto for aviso in nuevos})
    viejos = [
        pk
        for pk, usuario, asunto, clave in antes.values_list("pk", "usuario", "asunto", "clave")
        if ahora_oyen.get((usuario, asunto), clave) != clave
    ]
    if viejos:
        cerrar(Aviso.objects.filter(pk__in=viejos), ahora=ahora, cierre="lo dice uno más nuevo")
    avisar_de_una_vez(nuevos)


def leer(avisos: AvisoQuerySet, *, ahora: datetime) -> None:
    """Their person has seen them; what only informs is over with that."""
    solo_informa = When(asunto="", then=Value(ahora))
    avisos.sin_leer().update(
        leido_en=ahora,
        voz_en=None,
        cerrado_en=Case(solo_informa, default=F("cerrado_en")),
        cierre=Case(When(asunto="", then=Value(LEIDO)), default=F("cierre")),
    )


def cerrar_asuntos(*asuntos: str, ahora: datetime, cierre: str) -> None:
    """These matters, and what hangs from them, are over: ``cierre`` says how.

    Nobody has to open their notices any more, and no mail that has still to go out says them.
    """
    if not asuntos:
        return
    suyos = Q(asunto__in=asuntos)
    for asunto in asuntos:
        suyos |= Q(asunto__startswith=f"{asunto}:")
    cerrar(Aviso.objects.filter(suyos), ahora=ahora, cierre=cierre)


@transaction.atomic(savepoint=False)
def cerrar(avisos: AvisoQuerySet, *, ahora: datetime, cierre: str) -> None:
    """These notices alone are over. Held in their order: two matters may end at once."""
    abiertos = avisos.abiertos().order_by("pk").select_for_update(no_key=True)
    ids = list(abiertos.values_list("pk", flat=True))
    if not ids:
        return
    suyos = Aviso.objects.filter(pk__in=ids)
    suyos.update(cerrado_en=ahora, cierre=cierre[:120], voz_en=None)
    _enmendar(suyos)  # whoever held them until now may have owed a mail


def cerrar_puerta(usuario_id: int, url: str) -> None:
    """This person may open that page no more: the notices stay as words, without their link."""
    Aviso.objects.filter(usuario_id=usuario_id, url__startswith=url).update(url="")


def _enmendar(cerrados: AvisoQuerySet) -> None:
    """What has not gone out says only what still holds; nothing at all, and it never goes."""
    correos = CorreoSaliente.objects.filter(pk__in=cerrados.values("correo"))
    for correo in correos.filter(estado__in=DETENIBLE).select_for_update().order_by("pk"):
        quedan = list(correo.avisos.abiertos().order_by("pk"))
        if quedan:
            correo.asunto, correo.texto = carta(quedan)
        else:
            correo.estado, correo.error = EstadoCorreo.CANCELADO, "Lo que decía ya terminó."
            _no_deberlo(correo)
        correo.save(update_fields=["asunto", "texto", "estado", "error"])


def _no_deberlo(correo: CorreoSaliente) -> None:
    """Nobody puts back what was set aside and has nothing left to say."""
    suyos = Pendiente.objects.filter(tipo="correo:enviar", objeto_id=correo.pk)
    suyos.filter(situacion=Situacion.APARTADO).update(situacion=Situacion.HECHO)
