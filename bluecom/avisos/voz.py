"""Saying notices aloud: by mail and in the browser, each once, and never what is over."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from bluecom.avisos.models import Preferencia, preferencias_de
from bluecom.avisos.silencio import hasta_cuando
from bluecom.cuentas.models import Usuario
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import Aviso
from bluecom.pendientes.redaccion import carta

POR_VEZ = 500
registro = logging.getLogger(__name__)
FRESCO = timedelta(hours=12)
"""What came while no page was open is said when one opens, unless it is older than this."""
JUNTOS = 3
"""So many notices pop up by themselves; more of them at once are said as one."""


@dataclass(frozen=True)
class Dicho:
    """One notice of the browser; ``marca``: the same in another tab takes its place."""

    titulo: str
    texto: str
    url: str
    marca: str


def decir(*, ahora: datetime) -> int:
    """Say what is owed, in one mail for each person; return to how many notices it came.

    Any number of sweeps at once: a row is held by one. In somebody's quiet hours it waits for
    their end, where only what still holds is left.
    """
    with transaction.atomic():
        debidos = Aviso.objects.filter(voz_en__lte=ahora).select_related("usuario")
        tomados = list(
            debidos.select_for_update(skip_locked=True, of=("self",)).order_by("voz_en", "pk")[
                :POR_VEZ
            ]
        )
        suyos: dict[Usuario, list[Aviso]] = {}
        for aviso in tomados:
            suyos.setdefault(aviso.usuario, []).append(aviso)
        preferencias = preferencias_de({usuario.pk for usuario in suyos})
        for usuario, avisos in suyos.items():
            _a_uno(usuario, avisos, preferencias[usuario.pk], ahora)
    return len(tomados)


def _a_uno(
    persona: Usuario, avisos: list[Aviso], preferencia: Preferencia, ahora: datetime
) -> None:
    """One person whole, or not at all: what fails for one is tried again and silences no other."""
    try:
        with transaction.atomic():
            _decir_a(persona, avisos, preferencia, ahora)
            Aviso.objects.bulk_update(avisos, ["voz_en", "dicho_en", "correo"])
    except Exception:
        registro.exception("No se pudo avisar a la persona %s", persona.pk)


def _decir_a(
    persona: Usuario, avisos: list[Aviso], preferencia: Preferencia, ahora: datetime
) -> None:
    espera = hasta_cuando(ahora, preferencia.calla_desde, preferencia.calla_hasta)
    for aviso in avisos:
        aviso.voz_en = espera
        aviso.dicho_en = None if espera else ahora
    por_correo = [aviso for aviso in avisos if aviso.tema in preferencia.por_correo]
    if espera or not por_correo or not persona.is_active or not persona.email:
        return
    por_correo.sort(key=lambda aviso: aviso.pk)
    asunto, texto = carta(por_correo)
    clave = f"avisos:{persona.pk}:{por_correo[0].pk}"
    correo = encolar_correo(clave, para=persona.email, asunto=asunto, texto=texto, ahora=ahora)
    for aviso in por_correo:
        aviso.correo = correo


def tomar_para_el_navegador(persona: Usuario, *, ahora: datetime) -> list[Dicho]:
    """What a page that is open now pops up: each notice in one tab alone."""
    preferencia = preferencias_de({persona.pk})[persona.pk]
    if hasta_cuando(ahora, preferencia.calla_desde, preferencia.calla_hasta):
        return []
    with transaction.atomic():
        nuevos = Aviso.objects.sin_leer().filter(
            usuario=persona,
            dicho_en__gt=ahora - FRESCO,
            navegador_en=None,
            tema__in=preferencia.en_el_navegador,
        )
        tomados = list(nuevos.select_for_update(skip_locked=True).order_by("pk"))
        Aviso.objects.filter(pk__in=[uno.pk for uno in tomados]).update(navegador_en=ahora)
    return _juntados(tomados)


def _juntados(avisos: Iterable[Aviso]) -> list[Dicho]:
    """Those given together are one; more than a few at once, too."""
    grupos: dict[str, list[Aviso]] = {}
    for aviso in avisos:
        grupos.setdefault(aviso.grupo, []).append(aviso)
    if len(grupos) > JUNTOS:
        cuantos = sum(map(len, grupos.values()))
        return [Dicho("Bluecom", f"Tiene {cuantos} avisos nuevos.", reverse("avisos"), "avisos")]
    return [_dicho(grupo) for grupo in grupos.values()]


def _dicho(grupo: list[Aviso]) -> Dicho:
    primero = grupo[0]
    marca, titulo = f"aviso-{primero.pk}", primero.get_tema_display()
    if len(grupo) > 1:
        return Dicho(titulo, f"{primero.encabezado}: {len(grupo)}.", reverse("avisos"), marca)
    return Dicho(titulo, primero.texto, reverse("aviso", args=[primero.pk]), marca)
