"""Step 7: the request at client level, "Gestión de Productos"."""

from typing import Any

from django.db import transaction

from bluecom.cuentas.acto import Acto
from solicitudes.models import Registro, Venta
from solicitudes.pasos.smartflex import abierta_en, anotar_numero
from solicitudes.puerta.avanzar import avanzar
from solicitudes.reglas.estados import Estado


def guardar_registro(
    venta_id: int, *, acto: Acto, numero_smartflex: str = "", **datos: Any
) -> Registro:
    """Keep type, modality, collection address and cycle (7.1, 7.2)."""
    with transaction.atomic():
        venta = abierta_en(Estado.DOCUMENTADA, venta_id, acto=acto)
        registro, _ = Registro.objects.update_or_create(venta=venta, defaults=datos)
        anotar_numero(venta, numero_smartflex)
    return registro


def registrar(venta_id: int, *, acto: Acto, **datos: Any) -> Venta:
    """Step 7: "Gestión de Productos", client level."""
    with transaction.atomic():
        guardar_registro(venta_id, acto=acto, **datos)
        return avanzar(venta_id, "registrar", acto=acto)
