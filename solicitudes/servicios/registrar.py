"""Steps 7, 8 and 9: what is typed into Smartflex."""

from datetime import datetime
from typing import Any

from django.db import transaction

from bluecom.cuentas.models import Usuario
from solicitudes import estructura
from solicitudes.direcciones import Direccion
from solicitudes.errores import TransicionInvalida
from solicitudes.estados import Estado
from solicitudes.models import Detalle, Glosa, Registro, Venta
from solicitudes.servicios import glosa, papeles
from solicitudes.servicios.avanzar import avanzar, bloquear
from solicitudes.servicios.permitir import exigir_asesor, exigir_estado


def guardar_registro(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    numero_smartflex: str = "",
    **datos: Any,
) -> Registro:
    """Keep type, modality, collection address and cycle (7.1, 7.2)."""
    with transaction.atomic():
        venta = _abierta(venta_id, usuario, ahora, Estado.DOCUMENTADA)
        registro, _ = Registro.objects.update_or_create(venta=venta, defaults=datos)
        _anotar_numero(venta, numero_smartflex)
    return registro


def registrar(venta_id: int, *, usuario: Usuario, ahora: datetime, **datos: Any) -> Venta:
    """Step 7: "Gestión de Productos", client level."""
    with transaction.atomic():
        guardar_registro(venta_id, usuario=usuario, ahora=ahora, **datos)
        return avanzar(venta_id, "registrar", usuario=usuario, ahora=ahora)


def guardar_detalle(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    direccion: Direccion,
    direccion_campos: dict[str, Any],
    numero_smartflex: str = "",
    **datos: Any,
) -> Detalle:
    """Keep category, address by Annex 1, plan and components (8, 8.1, 8.2)."""
    with transaction.atomic():
        venta = _abierta(venta_id, usuario, ahora, Estado.REGISTRADA)
        _exigir_estructura(venta, datos)
        detalle, _ = Detalle.objects.update_or_create(
            venta=venta,
            defaults={
                "detallado_el": estructura.dia_de_la_estructura(venta),
                "direccion_linea": direccion.linea,
                "direccion_observaciones": direccion.observaciones,
                "direccion_caso": direccion.caso,
                "direccion_campos": direccion_campos,
                "rural": direccion.rural,
                "numero_provisional": direccion.numero_provisional,
                **datos,
            },
        )
        _anotar_numero(venta, numero_smartflex)
    return detalle


def detallar(venta_id: int, *, usuario: Usuario, ahora: datetime, **datos: Any) -> Venta:
    """Step 8: category, installation address, plan and components."""
    with transaction.atomic():
        guardar_detalle(venta_id, usuario=usuario, ahora=ahora, **datos)
        return avanzar(venta_id, "detallar", usuario=usuario, ahora=ahora)


def guardar_glosa(
    venta_id: int,
    *,
    usuario: Usuario,
    ahora: datetime,
    adicional: str = "",
    numero_smartflex: str = "",
    ficha: dict[str, Any] | None = None,
) -> Glosa:
    """Compose the gloss from the sale and keep it with its version (9.1).

    ``ficha``: what step 5 did not ask and the gloss needs, kept in the call sheet.
    """
    with transaction.atomic():
        venta = _abierta(venta_id, usuario, ahora, Estado.DETALLADA)
        for campo, valor in (ficha or {}).items():
            setattr(venta.ficha, campo, valor)
        venta.ficha.save()
        _anotar_numero(venta, numero_smartflex)
        return glosa.guardar(venta, adicional=adicional, ahora=ahora)


def glosar(venta_id: int, *, usuario: Usuario, ahora: datetime, **datos: Any) -> Venta:
    """Step 9: registered in the system. Owes the papers, so that they wait at step 10."""
    with transaction.atomic():
        guardar_glosa(venta_id, usuario=usuario, ahora=ahora, **datos)
        venta = avanzar(venta_id, "glosar", usuario=usuario, ahora=ahora)
        papeles.emitir_formularios(venta, usuario=usuario, ahora=ahora)
    return venta


def _abierta(venta_id: int, usuario: Usuario, ahora: datetime, estado: str) -> Venta:
    venta = bloquear(venta_id, usuario=usuario, ahora=ahora)
    exigir_asesor(venta, usuario)
    exigir_estado(venta, estado, Estado.OBSERVADA)
    return venta


def _exigir_estructura(venta: Venta, datos: dict[str, Any]) -> None:
    """Refuse what the form does not show, whoever sends it (8.2)."""
    detalle, oferta = venta.detalle_actual, venta.oferta
    razones = estructura.objeciones(venta, datos.get("componentes", {}))
    if datos.get("plan") != oferta.plan:
        razones.insert(0, f"El cliente aceptó {oferta.plan}: confirme ese o corrija el paso 4.")
    razones += estructura.objecion_de_puntos(
        oferta.producto, datos.get("puntos", 1), ya=detalle.puntos if detalle else None
    )
    if razones:
        raise TransicionInvalida(razones)


def _anotar_numero(venta: Venta, numero: str) -> None:
    """Keep the Smartflex request number; another sale's number is refused by name."""
    if not numero or numero == venta.numero_smartflex:
        return
    if Venta.objects.filter(numero_smartflex=numero).exclude(pk=venta.pk).exists():
        raise TransicionInvalida(
            [f"El número de solicitud {numero} ya pertenece a otra venta: revíselo en Smartflex."]
        )
    venta.numero_smartflex = numero
    venta.save()
