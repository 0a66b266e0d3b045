"""Who hears of a deadline of a sale: before it its asesor, past it also the floor."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from django.utils import timezone

from bluecom.bolivia.texto import con_punto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar_de_una_vez
from bluecom.pendientes.models import Aviso
from bluecom.plazos.tipos import AL_VENCER, Marcado, Plazo
from solicitudes.models import Venta


def _avisar(que: str, marcados: Sequence[Marcado], ahora: datetime) -> list[str]:
    """All of them in three statements, however many there are."""
    ventas = _ventas(marcados)
    supervisores = _supervisores(marcados)
    textos, avisos = [], []
    for marcado in marcados:
        venta = ventas[marcado.plazo.objeto_id]
        texto = _texto(que, marcado, venta)
        textos.append(texto)
        personas = [venta.asesor_id, *_del_piso(marcado, venta, supervisores)]
        avisos += [
            Aviso(
                usuario_id=persona,
                clave=marcado.plazo.clave_de_aviso(marcado.marca.codigo),
                texto=texto,
                url=venta.get_absolute_url(),
                creado_en=ahora,
            )
            for persona in personas
        ]
    avisar_de_una_vez(avisos)
    return textos


avisar_entregas = partial(_avisar, "entregar")
avisar_correcciones = partial(_avisar, "devolver corregida")


def _ventas(marcados: Sequence[Marcado]) -> dict[int, Venta]:
    ventas = Venta.objects.filter(pk__in=[marcado.plazo.objeto_id for marcado in marcados])
    return {venta.pk: venta for venta in ventas.select_related("asesor", "contacto__cliente")}


def _supervisores(marcados: Sequence[Marcado]) -> list[Usuario]:
    if not any(marcado.marca == AL_VENCER for marcado in marcados):
        return []
    return list(Usuario.objects.filter(rol=Rol.SUPERVISOR, is_active=True))


def _del_piso(marcado: Marcado, venta: Venta, supervisores: list[Usuario]) -> Iterator[int]:
    if marcado.marca == AL_VENCER:
        for supervisor in supervisores:
            if supervisor.de_prueba == venta.asesor.de_prueba:
                yield supervisor.pk


def _texto(que: str, marcado: Marcado, venta: Venta) -> str:
    plazo = marcado.plazo
    hasta = _dicho(plazo.vence_en)
    if marcado.marca == AL_VENCER:
        return con_punto(f"Venció el {hasta} el plazo para {que} la carpeta de {venta.cliente}")
    horas = plazo.politica.horas_de_aviso
    cuanto = "menos de 1 hora" if horas == 1 else f"menos de {horas} horas"
    return (
        f"{'Falta' if horas == 1 else 'Faltan'} {cuanto} para {que} la carpeta de "
        f"{venta.cliente}: vence el {hasta}{_ultimo_momento(plazo)}."
    )


def _ultimo_momento(plazo: Plazo) -> str:
    """Outside the hours of attention, the limit alone would mislead."""
    if plazo.ultimo_util == plazo.vence_en:
        return ""
    return f"; se atiende hasta el {_dicho(plazo.ultimo_util)}"


def _dicho(instante: datetime | None) -> str:
    return f"{timezone.localtime(instante):%d/%m a las %H:%M}"
