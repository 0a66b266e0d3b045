"""The day agreed for another visit (11.2): once it is over, somebody says how it went."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse

from bluecom.bolivia.fechas import LA_PAZ, hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar_en_lugar
from bluecom.pendientes.models import Aviso, Tema
from bluecom.plazos.marcas import RESPONSABLE
from bluecom.plazos.models import Plazo
from bluecom.plazos.servicios import abrir, cerrar, cumplir
from bluecom.plazos.tipos import Marcado, Tipo, registrar
from solicitudes.models import Reasignacion, Venta


def acordar_visita(venta: Venta, dia: date | None, *, acto: Acto, hubo: bool = True) -> None:
    """From here on the visit is awaited that day, or none is.

    ``hubo``: the one that was awaited took place, installed or not.
    """
    esperada = Plazo.objects.abiertos().filter(tipo=VISITA.codigo, objeto_id=venta.pk).first()
    inicio = datetime.combine(dia, time(), LA_PAZ) if dia else None
    if esperada is not None:
        if not hubo and esperada.inicio == inicio:
            return
        terminar = cumplir if hubo else cerrar
        terminar(esperada.pk, acto=acto)
    if inicio is not None:
        abrir(VISITA, venta.pk, ahora=inicio)


def avisar_visitas(marcados: Sequence[Marcado], ahora: datetime) -> list[str]:
    """Canales Virtuales, who records it, and the asesor, whose client waits: all in few reads.

    While the day lasts there is nothing to say: they are on their way.
    """
    pasadas = [marcado for marcado in marcados if marcado.tarde]
    claves = [marcado.plazo.objeto_id for marcado in pasadas]
    filas = Venta.objects.filter(pk__in=claves).select_related("asesor", "contacto__cliente")
    ventas = {venta.pk: venta for venta in filas}
    la_tuvieron = set(Reasignacion.objects.filter(venta__in=claves).values_list("venta", "de"))
    sillas = {Rol.CANALES_VIRTUALES, *(silla for m in pasadas for silla in m.oyen)} - {RESPONSABLE}
    gente = list(Usuario.objects.filter(rol__in=sillas, is_active=True)) if pasadas else []
    textos, avisos = [], []
    for marcado in pasadas:
        venta = ventas[marcado.plazo.objeto_id]
        texto = _texto(marcado, venta)
        textos.append(texto)
        oyen = [persona for persona in gente if _oye(persona, marcado, venta, la_tuvieron)]
        puertas = {persona.pk: _puerta(persona, venta) for persona in oyen}
        if RESPONSABLE in marcado.oyen:
            puertas[venta.asesor_id] = venta.get_absolute_url()
        comun = _comun(marcado, texto, ahora)
        avisos += [Aviso(usuario_id=u, url=url, **comun) for u, url in sorted(puertas.items())]
    avisar_en_lugar(avisos, ahora=ahora)
    return textos


def _oye(
    persona: Usuario, marcado: Marcado, venta: Venta, la_tuvieron: set[tuple[int, int]]
) -> bool:
    """Those of its world who sit in a chair that hears; who once had it does not record it."""
    silla = RESPONSABLE if persona.rol == Rol.CANALES_VIRTUALES else persona.rol
    propia = (venta.pk, persona.pk) in la_tuvieron
    return silla in marcado.oyen and persona.de_prueba == venta.asesor.de_prueba and not propia


def _puerta(persona: Usuario, venta: Venta) -> str:
    de_canales = persona.rol == Rol.CANALES_VIRTUALES
    return reverse("instalar", args=[venta.pk]) if de_canales else venta.get_absolute_url()


def _comun(marcado: Marcado, texto: str, ahora: datetime) -> dict[str, Any]:
    encabezado = "Pasó el día de visitas acordadas"
    return {
        "clave": marcado.plazo.clave_de_aviso(marcado.hora),
        "tema": Tema.PLAZO,
        "asunto": marcado.plazo.asunto,
        "grupo": f"{encabezado}:{ahora.isoformat()}",
        "encabezado": encabezado,
        "texto": texto,
        "creado_en": ahora,
    }


def _texto(marcado: Marcado, venta: Venta) -> str:
    return (
        f"Pasó la visita acordada con {venta.cliente} (venta {venta.pk}) para el "
        f"{hoy(marcado.plazo.inicio):%d/%m/%Y}: falta anotar cómo fue."
    )[:300]


VISITA = registrar(
    Tipo(
        codigo="visita",
        nombre="Visita acordada, desde el comienzo de su día (11.2)",
        ejemplo="Una visita acordada",
        cadena="venta",
        avisar=avisar_visitas,
        horas=24,
        horas_de_aviso=1,
        horas_supervisor=None,
        horas_jefe_ventas=None,
        horas_jefe_servicio=72,
        horas_de_repetir=48,
    )
)
