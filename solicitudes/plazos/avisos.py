"""Who hears of a deadline of a sale, and in which words."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.interfaz.plazos import duracion
from bluecom.pendientes.avisos import avisar, avisar_en_lugar
from bluecom.pendientes.models import Aviso, Tema
from bluecom.plazos.marcas import RESPONSABLE
from bluecom.plazos.servicios import ACLARAN
from bluecom.plazos.tipos import Marcado, Plazo
from solicitudes.models import Revision, Venta

ENTREGAR, CORREGIR, REVISAR = "entregar", "devolver corregida", "revisar"
_EN_PLURAL = {
    ENTREGAR: "entregar carpetas",
    CORREGIR: "devolver carpetas corregidas",
    REVISAR: "revisar carpetas",
}
Personas = dict[str, list[Usuario]]


def _avisar(que: str, marcados: Sequence[Marcado], ahora: datetime) -> list[str]:
    """All of them in a fixed number of statements; to each person as one notice of many folders."""
    ventas = _ventas(marcados)
    sillas = _sillas({silla for marcado in marcados for silla in marcado.oyen}, que)
    revisores = _revisores(ventas) if que == REVISAR else {}
    textos, avisos = [], []
    for marcado in marcados:
        venta = ventas[marcado.plazo.objeto_id]
        texto = _texto(que, marcado, venta, ahora)
        textos.append(texto)
        los_demas = dict.fromkeys(_los_demas(marcado, venta, sillas), venta.get_absolute_url())
        suya = reverse("revisar", args=[venta.pk]) if que == REVISAR else venta.get_absolute_url()
        responsables = _responsables(que, marcado, venta, sillas, revisores)
        puertas = los_demas | dict.fromkeys(responsables, suya)
        comun = _comun(que, marcado, texto, ahora)
        avisos += [Aviso(usuario_id=u, url=url, **comun) for u, url in sorted(puertas.items())]
    avisar_en_lugar(avisos, ahora=ahora)
    return textos


avisar_entregas = partial(_avisar, ENTREGAR)
avisar_correcciones = partial(_avisar, CORREGIR)
avisar_revisiones = partial(_avisar, REVISAR)


def pedir_aclaracion(venta: Venta, *, ahora: datetime) -> None:
    """Received before it was printed: some clock is wrong, and a jefe says which hour is true."""
    assert venta.plazo_entrega is not None
    jefes = Usuario.objects.filter(rol__in=ACLARAN, is_active=True)
    avisar(
        jefes.filter(de_prueba=venta.asesor.de_prueba).values_list("pk", flat=True),
        con_punto(
            f"La carpeta de {venta.cliente} (venta {venta.pk}) figura recibida antes de impresa: "
            "aclare si se entregó a tiempo"
        ),
        clave=f"{venta.plazo_entrega.asunto}:aclarar",
        ahora=ahora,
        url=reverse("plazos_de_la_venta", args=[venta.pk]),
        asunto=venta.plazo_entrega.asunto,
        tema=Tema.PLAZO,
    )


def _comun(que: str, marcado: Marcado, texto: str, ahora: datetime) -> dict[str, Any]:
    """What the notice of one mark says to whoever hears it."""
    cuando = "Venció" if marcado.tarde else "Pronto vence"
    encabezado = f"{cuando} el plazo para {_EN_PLURAL[que]}"
    return {
        "clave": marcado.plazo.clave_de_aviso(marcado.hora),
        "tema": Tema.PLAZO,
        "asunto": marcado.plazo.asunto,
        "grupo": f"{encabezado}:{ahora.isoformat()}",
        "encabezado": encabezado,
        "texto": texto,
        "creado_en": ahora,
    }


def _ventas(marcados: Sequence[Marcado]) -> dict[int, Venta]:
    ventas = Venta.objects.filter(pk__in=[marcado.plazo.objeto_id for marcado in marcados])
    return {venta.pk: venta for venta in ventas.select_related("asesor", "contacto__cliente")}


def _sillas(oyen: Collection[str], que: str) -> Personas:
    """Who sits in each chair that hears; a review is everybody's of Canales until one holds it."""
    roles = set(oyen) - {RESPONSABLE}
    if que == REVISAR:
        roles.add(Rol.CANALES_VIRTUALES)
    gente: Personas = defaultdict(list)
    if roles:
        for persona in Usuario.objects.filter(rol__in=roles, is_active=True):
            gente[persona.rol].append(persona)
    return gente


def _revisores(ventas: dict[int, Venta]) -> dict[int, int]:
    """Who began to review each folder in its present round."""
    abiertas = Revision.objects.filter(
        venta__in=ventas, decidida_en=None, revisor__is_active=True
    ).order_by("pk")
    return dict(abiertas.values_list("venta", "revisor"))


def _responsables(
    que: str, marcado: Marcado, venta: Venta, sillas: Personas, revisores: dict[int, int]
) -> Iterator[int]:
    if RESPONSABLE not in marcado.oyen:
        return
    if que != REVISAR:
        yield venta.asesor_id
    elif venta.pk in revisores:
        yield revisores[venta.pk]
    else:
        yield from _de_su_mundo(venta, sillas[Rol.CANALES_VIRTUALES])


def _los_demas(marcado: Marcado, venta: Venta, sillas: Personas) -> Iterator[int]:
    for silla in marcado.oyen - {RESPONSABLE}:
        yield from _de_su_mundo(venta, sillas[silla])


def _de_su_mundo(venta: Venta, personas: Sequence[Usuario]) -> Iterator[int]:
    """Those of practice hear of practice alone; who sold it does not review it."""
    for persona in personas:
        if persona.de_prueba == venta.asesor.de_prueba and persona.pk != venta.asesor_id:
            yield persona.pk


def _texto(que: str, marcado: Marcado, venta: Venta, ahora: datetime) -> str:
    """Client, folder, limit; late, how long ago and whose it is."""
    plazo, carpeta = marcado.plazo, f"la carpeta de {venta.cliente} (venta {venta.pk})"
    assert plazo.vence_en is not None  # a paused one has no marks
    if marcado.tarde:
        cuando = f"el {_dicho(plazo.vence_en)}"
        if marcado.hora == 0:
            return con_punto(f"Venció {cuando} el plazo para {que} {carpeta}")[:300]
        hace = duracion(ahora - plazo.vence_en)
        texto = f"Venció hace {hace}, {cuando}, el plazo para {que} {carpeta}"
        return con_punto(f"{texto}. Asesor: {venta.asesor}")[:300]
    horas = -marcado.hora
    cuanto = "Falta menos de 1 hora" if horas == 1 else f"Faltan menos de {horas} horas"
    texto = f"{cuanto} para {que} {carpeta}: vence el {_dicho(plazo.vence_en)}"
    return f"{texto}{_ultimo_momento(plazo)}."[:300]


def _ultimo_momento(plazo: Plazo) -> str:
    """Outside the hours of attention, the limit alone would mislead."""
    if plazo.ultimo_util == plazo.vence_en:
        return ""
    return f"; se atiende hasta el {_dicho(plazo.ultimo_util)}"


def _dicho(instante: datetime | None) -> str:
    return f"{timezone.localtime(instante):%d/%m a las %H:%M}"
