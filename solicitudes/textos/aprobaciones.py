"""What COMTECO approved of the glosses (Annex 2): a correction to its wording, or a version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.vigencias.modelos import Situacion
from solicitudes.glosas import CORRECCIONES
from solicitudes.models import AprobacionGlosa, PlantillaGlosa
from solicitudes.reglas.errores import PermisoDenegado


@dataclass(frozen=True)
class Carta:
    """Who at COMTECO approved, when, and the reference of the letter that says so."""

    aprobada_por: str
    aprobada_el: date
    referencia: str


def aprobar_correcciones(
    codigos: Iterable[str], carta: Carta, *, acto: Acto
) -> list[AprobacionGlosa]:
    """Record that one letter approved these corrections."""
    pedidos, conocidos = set(codigos), {c.codigo for c in CORRECCIONES}
    if not pedidos or pedidos - conocidos:
        raise Rechazo("Marque las correcciones que COMTECO aprobó.")
    with transaction.atomic():
        return [
            _aprobar(AprobacionGlosa(correccion=codigo), carta, acto) for codigo in sorted(pedidos)
        ]


def aprobar_plantilla(plantilla_id: int, carta: Carta, *, acto: Acto) -> AprobacionGlosa:
    """Record that COMTECO approved a version."""
    plantilla = PlantillaGlosa.objects.get(pk=plantilla_id)
    if plantilla.situacion == Situacion.RETIRADA:
        raise Rechazo(f"La versión {plantilla.version} está retirada: no se aprueba.")
    return _aprobar(AprobacionGlosa(plantilla=plantilla), carta, acto)


def retirar_aprobacion(aprobacion_id: int, *, acto: Acto, razon: str) -> AprobacionGlosa:
    """Take an approval back, with its reason: it was recorded wrong, or COMTECO withdrew it."""
    with transaction.atomic():
        _exigir_administrador(acto.usuario)
        aprobacion = AprobacionGlosa.objects.select_for_update().get(pk=aprobacion_id)
        if aprobacion.retirada_en is not None:
            raise YaDecidido("Esa aprobación ya está retirada.")
        if not razon.strip():
            raise Rechazo("Escriba por qué se retira la aprobación.")
        aprobacion.retirada_por, aprobacion.retirada_en = acto.usuario, acto.ahora
        aprobacion.razon_retiro = razon.strip()
        aprobacion.save(update_fields=["retirada_por", "retirada_en", "razon_retiro"])
        _anotar(aprobacion, "retirar_aprobacion", acto)
    return aprobacion


def _exigir_administrador(usuario: Usuario) -> None:
    if not usuario.tiene_rol(Rol.ADMINISTRADOR):
        raise PermisoDenegado("Las aprobaciones de COMTECO las anota un administrador.")


def _aprobar(aprobacion: AprobacionGlosa, carta: Carta, acto: Acto) -> AprobacionGlosa:
    _exigir_administrador(acto.usuario)
    if carta.aprobada_el > hoy(acto.ahora):
        raise Rechazo("La aprobación no puede tener fecha futura: escriba la de la carta.")
    aprobacion.aprobada_por, aprobacion.aprobada_el = carta.aprobada_por, carta.aprobada_el
    aprobacion.referencia = carta.referencia
    aprobacion.registrada_por, aprobacion.registrada_en = acto.usuario, acto.ahora
    try:
        with transaction.atomic():
            aprobacion.save(force_insert=True)
    except IntegrityError as error:
        raise YaDecidido(f"{_de_que(aprobacion)} ya tiene su aprobación.") from error
    _anotar(aprobacion, "aprobar_glosa", acto)
    return aprobacion


def _de_que(aprobacion: AprobacionGlosa) -> str:
    if aprobacion.plantilla is not None:
        return f"La versión {aprobacion.plantilla.version}"
    return f"La corrección {aprobacion.correccion}"


def _anotar(aprobacion: AprobacionGlosa, tipo: str, acto: Acto) -> None:
    datos = {"aprobacion": aprobacion.pk}
    anotar(aprobacion.cadena, tipo, acto=acto, datos=datos)
