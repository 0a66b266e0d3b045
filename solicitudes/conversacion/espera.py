"""The sales that wait for their client (6.2): what is missing, since when, and what comes next."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bluecom.parametros.consultas import valor
from cartera.models import Cliente
from documentos.models import ArchivoRecibido
from documentos.tipos import TipoArchivo as T
from solicitudes.conversacion.pedidos import DE_NUEVO
from solicitudes.models import Documentacion, Mensaje, Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import DIAS_PARA_PROPONER_ANULAR, HORAS_DE_RECORDATORIO
from solicitudes.reglas.recibidos import DE_EMPRESA, DE_TERCERO

RECORDATORIO = "Recordatorio"
SEGUIDOS = 3
"""Reminders in a row that a client gets while he answers nothing."""
_OBSERVADA = Func(
    F("items"),
    template="jsonb_path_exists(%(expressions)s, '$.* ? (@.ok == false)')",
    output_field=BooleanField(),
)
"""Some item of 6.3 was observed, and no other photo came for it since."""


def que_esperan() -> QuerySet[Any]:
    """Something did not come, or has to come again (6.3): asked for anew since the last that came.

    With ``recibidos``, ``pedido_en`` (the first time), ``dicho_en``, ``contesto_en``, ``envio_en``
    (the last file), ``ultimos`` (what was said since then was) and ``desde``; who waits longest
    first.
    """
    suyos = envios_de(OuterRef("carpeta_id"))
    vigentes = suyos.filter(sustituido_en=None)
    digital = Exists(vigentes.filter(tipo=T.CI_DIGITAL))
    lados = [Exists(vigentes.filter(tipo=lado)) for lado in (T.CI_ANVERSO, T.CI_REVERSO)]
    completos = Exists(vigentes.filter(tipo=T.CARTA)) & (digital | (lados[0] & lados[1]))
    empresa = Q(contacto__cliente__tipo=Cliente.Tipo.EMPRESA)
    tercero = ~empresa & Q(oferta__es_titular=False)
    firma_otro = empresa & _falta(vigentes, DE_EMPRESA) | tercero & _falta(vigentes, DE_TERCERO)
    dichos = Mensaje.objects.filter(venta=OuterRef("pk"), entra=False).exclude(
        estado__in=Mensaje.NO_SE_DIJO
    )
    de_nuevo = dichos.filter(asunto__in=DE_NUEVO).order_by("-en")
    observadas = Documentacion.objects.filter(_OBSERVADA, venta=OuterRef("pk"))
    oidos = Mensaje.objects.filter(venta=OuterRef("pk"), entra=True)
    filas: QuerySet[Any] = (
        Venta.objects.filter(estado=Estado.EXPLICADA)
        .annotate(
            envio_en=Subquery(suyos.order_by("-recibido_en").values("recibido_en")[:1]),
            vigente_en=Subquery(vigentes.order_by("-recibido_en").values("recibido_en")[:1]),
            pedido_de_nuevo_en=Subquery(de_nuevo.values("en")[:1]),
        )
        .filter(
            ~completos | firma_otro | Q(pedido_de_nuevo_en__gt=F("vigente_en")) | Exists(observadas)
        )
        .select_related("contacto__cliente", "asesor", "carpeta", "oferta__plan", "ficha")
        .annotate(
            recibidos=ArraySubquery(vigentes.values("tipo")),
            pedido_en=Subquery(dichos.order_by("en").values("en")[:1]),
            dicho_en=Subquery(dichos.order_by("-en").values("en")[:1]),
            contesto_en=Subquery(oidos.order_by("-en").values("en")[:1]),
            ultimos=ArraySubquery(sin_respuesta(OuterRef("pk")).values("asunto")[:SEGUIDOS]),
            desde=Coalesce(F("pedido_en"), F("aceptada_en")),
        )
        .order_by("desde", "pk")
    )
    return filas


def envios_de(carpeta: Any) -> QuerySet[ArchivoRecibido]:
    """Every file that its client sent, also what was put aside or replaced since."""
    suyos: QuerySet[ArchivoRecibido] = ArchivoRecibido.objects.filter(carpeta=carpeta)
    return suyos.exclude(tipo=T.EVIDENCIA)  # that one is a screen, of who checked


def sin_respuesta(venta: Any) -> QuerySet[Mensaje]:
    """What was said, by either, since the last file came; the last first."""
    llego = envios_de(OuterRef("venta__carpeta")).filter(recibido_en__gte=OuterRef("en"))
    dichos = Mensaje.objects.filter(venta=venta).exclude(estado=Mensaje.Estado.RETIRADO)
    suyos: QuerySet[Mensaje] = dichos.exclude(Exists(llego)).order_by("-en", "-pk")
    return suyos


def _falta(vigentes: QuerySet[Any], tipos: Iterable[str]) -> Q:
    """Some of these kinds of file is not there."""
    return reduce(or_, (Q(~Exists(vigentes.filter(tipo=tipo))) for tipo in tipos))


def recordar_el(venta: Any, horas: int) -> datetime | None:
    """When he is reminded next, if nothing comes; of whom nothing was asked, never,
    nor of who was reminded in vain.

    ``venta`` as ``que_esperan`` reads it. His answer is a reason to wait as long again.
    """
    if venta.dicho_en is None or bastan(venta.ultimos):
        return None
    ultimo: datetime = max(filter(None, (venta.dicho_en, dio_senal(venta))))
    return ultimo + timedelta(hours=horas)


def bastan(asuntos: Iterable[str]) -> bool:
    """He was reminded in vain so many times in a row; ``asuntos``: of the last ones said."""
    return list(asuntos) == [RECORDATORIO] * SEGUIDOS


def dio_senal(venta: Any) -> datetime | None:
    """When he last did something: he wrote, or sent a file by whatever way."""
    return max(filter(None, (venta.contesto_en, venta.envio_en)), default=None)


def se_propone_anular(venta: Any, dias: int, ahora: datetime) -> bool:
    """Asked so long ago, and silent so long: a person decides."""
    if venta.pedido_en is None:
        return False
    desde: datetime = max(filter(None, (venta.pedido_en, dio_senal(venta))))
    return desde + timedelta(days=dias) <= ahora


def por_recordar(ahora: datetime) -> Iterable[Any]:
    """Those whose hour came, of real clients."""
    horas = valor(HORAS_DE_RECORDATORIO, ahora)
    for venta in que_esperan().filter(carpeta__de_prueba=False, dicho_en__isnull=False):
        toca = recordar_el(venta, horas)
        if toca is not None and toca <= ahora:
            yield venta


def por_proponer(ahora: datetime) -> Iterable[Any]:
    """Those of which the asesor is asked whether to annul."""
    dias = valor(DIAS_PARA_PROPONER_ANULAR, ahora)
    for venta in que_esperan().filter(carpeta__de_prueba=False, pedido_en__isnull=False):
        if se_propone_anular(venta, dias, ahora):
            yield venta
