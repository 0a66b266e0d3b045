"""What COMTECO approved of the glosses (Annex 2): a correction to its wording, or a version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol, Usuario
from bluecom.vigencias.modelos import Situacion
from solicitudes.glosas import CORRECCIONES
from solicitudes.models import AprobacionGlosa, PlantillaGlosa
from solicitudes.reglas.errores import ActoRechazado, PermisoDenegado, YaDecidido


@dataclass(frozen=True)
class Carta:
    """Who at COMTECO approved, when, and the reference of the letter that says so."""

    aprobada_por: str
    aprobada_el: date
    referencia: str


def aprobar_correcciones(
    codigos: Iterable[str], carta: Carta, *, usuario: Usuario, ahora: datetime
) -> list[AprobacionGlosa]:
    """Record that one letter approved these corrections."""
    pedidos, conocidos = set(codigos), {c.codigo for c in CORRECCIONES}
    if not pedidos or pedidos - conocidos:
        raise ActoRechazado(["Marque las correcciones que COMTECO aprobó."])
    with transaction.atomic():
        return [
            _aprobar(AprobacionGlosa(correccion=codigo), carta, usuario, ahora)
            for codigo in sorted(pedidos)
        ]


def aprobar_plantilla(
    plantilla_id: int, carta: Carta, *, usuario: Usuario, ahora: datetime
) -> AprobacionGlosa:
    """Record that COMTECO approved a version."""
    plantilla = PlantillaGlosa.objects.get(pk=plantilla_id)
    if plantilla.situacion == Situacion.RETIRADA:
        raise ActoRechazado([f"La versión {plantilla.version} está retirada: no se aprueba."])
    return _aprobar(AprobacionGlosa(plantilla=plantilla), carta, usuario, ahora)


def retirar_aprobacion(
    aprobacion_id: int, *, usuario: Usuario, ahora: datetime, razon: str
) -> AprobacionGlosa:
    """Take an approval back, with its reason: it was recorded wrong, or COMTECO withdrew it."""
    with transaction.atomic():
        _exigir_administrador(usuario)
        aprobacion = AprobacionGlosa.objects.select_for_update().get(pk=aprobacion_id)
        if aprobacion.retirada_en is not None:
            raise YaDecidido(["Esa aprobación ya está retirada."])
        if not razon.strip():
            raise ActoRechazado(["Escriba por qué se retira la aprobación."])
        aprobacion.retirada_por, aprobacion.retirada_en = usuario, ahora
        aprobacion.razon_retiro = razon.strip()
        aprobacion.save(update_fields=["retirada_por", "retirada_en", "razon_retiro"])
        _anotar(aprobacion, "retirar_aprobacion", usuario, ahora)
    return aprobacion


def _exigir_administrador(usuario: Usuario) -> None:
    if not usuario.tiene_rol(Rol.ADMINISTRADOR):
        raise PermisoDenegado(["Las aprobaciones de COMTECO las anota un administrador."])


def _aprobar(
    aprobacion: AprobacionGlosa, carta: Carta, usuario: Usuario, ahora: datetime
) -> AprobacionGlosa:
    _exigir_administrador(usuario)
    if carta.aprobada_el > hoy(ahora):
        raise ActoRechazado(["La aprobación no puede tener fecha futura: escriba la de la carta."])
    aprobacion.aprobada_por, aprobacion.aprobada_el = carta.aprobada_por, carta.aprobada_el
    aprobacion.referencia = carta.referencia
    aprobacion.registrada_por, aprobacion.registrada_en = usuario, ahora
    try:
        with transaction.atomic():
            aprobacion.save(force_insert=True)
    except IntegrityError as error:
        raise YaDecidido([f"{_de_que(aprobacion)} ya tiene su aprobación."]) from error
    _anotar(aprobacion, "aprobar_glosa", usuario, ahora)
    return aprobacion


def _de_que(aprobacion: AprobacionGlosa) -> str:
    if aprobacion.plantilla is not None:
        return f"La versión {aprobacion.plantilla.version}"
    return f"La corrección {aprobacion.correccion}"


def _anotar(aprobacion: AprobacionGlosa, acto: str, usuario: Usuario, ahora: datetime) -> None:
    datos = {"aprobacion": aprobacion.pk}
    anotar(aprobacion.cadena, acto, actor=usuario, ahora=ahora, datos=datos)
