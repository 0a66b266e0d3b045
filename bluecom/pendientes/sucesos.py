"""What is heard of a mail after it was queued: once each, in whatever order it comes."""

import unicodedata
from datetime import datetime

from django.db import transaction

from bluecom.pendientes.models import SALIDO, CorreoSaliente, EstadoCorreo, SucesoDeCorreo
from bluecom.pendientes.servicios import deber

Clase = SucesoDeCorreo.Clase
Fuente = SucesoDeCorreo.Fuente
_MUEVE = {
    Clase.SALIO: EstadoCorreo.ENVIADO,
    Clase.ENTREGADO: EstadoCorreo.ENTREGADO,
    Clase.REBOTADO: EstadoCorreo.REBOTADO,
    Clase.ACUSADO: EstadoCorreo.ACUSADO,
}
"""Delayed and opened are noted and prove nothing: programs open mail too."""


@transaction.atomic
def anotar_suceso(
    correo_id: int,
    *,
    clase: str,
    fuente: str,
    externo: str,
    en: datetime,
    ahora: datetime,
    detalle: str = "",
) -> bool:
    """Note it, move the mail if it is stronger than what was known, and owe what hangs from it.

    ``False`` when this was heard before.
    """
    correo = CorreoSaliente.objects.select_for_update().get(pk=correo_id)
    suceso, nuevo = SucesoDeCorreo.objects.get_or_create(
        fuente=fuente,
        externo=externo[:120],
        defaults={
            "correo": correo,
            "clase": clase,
            "en": en,
            "anotado_en": ahora,
            "detalle": _legible(detalle)[:300],
        },
    )
    if not nuevo:
        return False
    _mover(correo, suceso)
    if correo.sigue:
        deber(
            correo.sigue,
            f"{correo.sigue}:{suceso.pk}",
            objeto_id=correo.pk,
            datos={"suceso": suceso.pk},
            ahora=en,
        )
    return True


def _legible(texto: str) -> str:
    """Another server's words without the signs that nobody reads and no database keeps."""
    return "".join(letra for letra in texto if unicodedata.category(letra) not in ("Cc", "Cs"))


def _mover(correo: CorreoSaliente, suceso: SucesoDeCorreo) -> None:
    hacia = _MUEVE.get(Clase(suceso.clase))
    if hacia is None:
        return
    correo.enviado_en = correo.enviado_en or suceso.en
    if correo.estado == EstadoCorreo.CANCELADO:
        correo.error = "Salió mientras se cancelaba."
    elif _mas_fuerte(correo, hacia):
        correo.estado, correo.proximo_en = hacia, None
        correo.error = suceso.detalle if hacia == EstadoCorreo.REBOTADO else ""
    correo.save(update_fields=["estado", "error", "enviado_en", "proximo_en"])


def _mas_fuerte(correo: CorreoSaliente, hacia: EstadoCorreo) -> bool:
    estado = EstadoCorreo(correo.estado)
    return estado not in SALIDO or SALIDO.index(hacia) > SALIDO.index(estado)
