"""A new wording of Annex 2 (9.1): written for a day to come, withdrawn until the day before.

What a day's wording was stays so: a sale keeps the one it was glossed with.
"""

from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.rechazo import Rechazo, YaDecidido
from solicitudes import glosas
from solicitudes.models import PlantillaGlosa
from solicitudes.reglas.errores import PermisoDenegado


def programar(
    *, acto: Acto, producto: str, facturacion: str, texto: str, vigente_desde: date, razon: str
) -> PlantillaGlosa:
    """Keep a version of one text from a day to come; raises ``Rechazo`` with every reason."""
    exigir_administrador(acto.usuario)
    nueva = PlantillaGlosa(
        producto=producto,
        facturacion=facturacion,
        texto=texto,
        vigente_desde=vigente_desde,
        razon=razon,
        escrita_por=acto.usuario,
        escrita_en=acto.ahora,
    )
    if razones := objeciones(nueva, hoy(acto.ahora)):
        raise Rechazo(razones)
    try:
        with transaction.atomic():
            nueva.numero = _numero_siguiente(nueva)
            nueva.save(force_insert=True)
            _anotar(nueva, "programar_glosa", acto)
    except IntegrityError as error:
        raise YaDecidido("Otra persona acaba de guardar una versión: véala primero.") from error
    return nueva


def objeciones(nueva: PlantillaGlosa, dia: date) -> list[str]:
    """What forbids this version on ``dia``, in Spanish; empty when nothing does."""
    fila, desde = (nueva.producto, nueva.facturacion), nueva.vigente_desde
    antes = PlantillaGlosa.objects.redaccion(desde)
    razones = []
    if desde <= dia:
        razones.append("Una versión rige desde mañana o después: hoy ya se glosó con la de hoy.")
    if PlantillaGlosa.objects.de(*fila).filter(vigente_desde=desde, retirada_en=None).exists():
        razones.append("Ya hay una versión que empieza ese día: elija otro o retírela.")
    if nueva.texto == antes.textos[fila]:
        razones.append(f"Es el mismo texto que la versión {antes.versiones[fila]}: cambie algo.")
    limite = settings.LIMITE_SMARTFLEX_OBSERVACIONES
    return razones + glosas.objeciones(fila, nueva.texto, redaccion=antes, limite=limite)


def retirar(plantilla_id: int, *, acto: Acto) -> PlantillaGlosa:
    """Drop a version that has not started: all stays as it was."""
    with transaction.atomic():
        exigir_administrador(acto.usuario)
        plantilla = PlantillaGlosa.objects.select_for_update().get(pk=plantilla_id)
        if plantilla.retirada_en is not None:
            raise YaDecidido(f"La versión {plantilla.version} ya está retirada.")
        if not plantilla.se_puede_retirar(hoy(acto.ahora)):
            raise Rechazo(f"La versión {plantilla.version} ya rige: para dejarla, escriba otra.")
        plantilla.retirada_por, plantilla.retirada_en = acto.usuario, acto.ahora
        plantilla.save(update_fields=["retirada_por", "retirada_en"])
        _anotar(plantilla, "retirar_glosa", acto)
    return plantilla


def exigir_administrador(usuario: Usuario) -> None:
    if not usuario.tiene_rol(Rol.ADMINISTRADOR):
        raise PermisoDenegado("Las glosas las cambia un administrador.")


def _numero_siguiente(nueva: PlantillaGlosa) -> int:
    """After the last one written, withdrawn or not; the system's own is number 1."""
    ultima = PlantillaGlosa.objects.de(nueva.producto, nueva.facturacion).first()
    return ultima.numero + 1 if ultima else 2


def _anotar(plantilla: PlantillaGlosa, tipo: str, acto: Acto) -> None:
    datos = {"plantilla": plantilla.pk, "version": plantilla.version}
    anotar(
        plantilla.cadena,
        tipo,
        acto=acto,
        datos=datos | {"desde": plantilla.vigente_desde.isoformat()},
    )
