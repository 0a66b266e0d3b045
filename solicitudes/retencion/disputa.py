"""A sale in dispute is kept whole until whoever may says that it is over."""

from django.db import transaction

from bluecom.bitacora.servicios import anotar, huella_de
from bluecom.cuentas.acto import Acto
from solicitudes.models import Retencion
from solicitudes.puerta.avanzar import bloquear
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida


def retener(venta_id: int, *, acto: Acto, razon: str) -> Retencion:
    """Nothing of this sale is erased meanwhile; what was erased before is gone."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        _exigir_jefatura(acto)
        if not razon.strip():
            raise TransicionInvalida("Escriba por qué se retiene: qué reclamo o qué proceso.")
        vigente = venta.retenciones.filter(levantada_en=None).first()
        if vigente is not None:
            return vigente
        nueva = Retencion.objects.create(
            venta=venta, razon=razon.strip()[:200], por=acto.usuario, en=acto.ahora
        )
        anotar(venta.cadena, "retener", acto=acto, datos={"razon": huella_de(nueva.razon)})
    return nueva


def levantar(venta_id: int, *, acto: Acto) -> None:
    """The dispute is over: the policy rules again; twice is once."""
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        _exigir_jefatura(acto)
        vigente = venta.retenciones.filter(levantada_en=None).first()
        if vigente is not None:
            vigente.levantada_por, vigente.levantada_en = acto.usuario, acto.ahora
            vigente.save(update_fields=["levantada_por", "levantada_en"])
            anotar(venta.cadena, "levantar_retencion", acto=acto)


def _exigir_jefatura(acto: Acto) -> None:
    if not acto.usuario.tiene_rol(*permisos.RETIENEN):
        raise PermisoDenegado("Solo las jefaturas retienen una venta.")
