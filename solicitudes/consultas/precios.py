"""The prices of a plan in a campaign: which rules when, and what forbids the next one."""

from datetime import date, timedelta

from django.db.models import Max

from bluecom.cuentas.models import Usuario
from solicitudes.condiciones import CIFRAS
from solicitudes.models import CondicionComercial, Situacion
from solicitudes.models.catalogo.precios import FIRMES
from solicitudes.models.catalogo.vigencias import rige


def vigente_el(condicion: CondicionComercial, dia: date) -> CondicionComercial | None:
    """The price that rules on ``dia`` for the same plan and campaign, as decided until now."""
    return CondicionComercial.objects.misma_serie(condicion).firmes().filter(rige(dia)).first()


def ultima_version(condicion: CondicionComercial) -> int:
    serie = CondicionComercial.objects.misma_serie(condicion)
    return int(serie.aggregate(ultima=Max("version"))["ultima"] or 0)


def hasta_la_siguiente(condicion: CondicionComercial) -> date | None:
    """The day before the next change already scheduled; ``None`` when there is none."""
    siguiente = (
        CondicionComercial.objects.misma_serie(condicion)
        .firmes()
        .filter(vigente_desde__gt=condicion.vigente_desde)
        .order_by("vigente_desde")
        .first()
    )
    return siguiente.vigente_desde - timedelta(days=1) if siguiente else None


def ya_rige(condicion: CondicionComercial, dia: date) -> bool:
    """Firm and started: it may have been told to a client."""
    return condicion.situacion in FIRMES and condicion.vigente_desde <= dia


def objeciones(nueva: CondicionComercial, dia: date) -> list[str]:
    """What forbids proposing this price on ``dia``, in Spanish; empty when nothing does."""
    campania, desde = nueva.campania, nueva.vigente_desde
    serie = CondicionComercial.objects.misma_serie(nueva)
    razones = []
    if desde <= dia:
        razones.append("Un precio rige desde mañana o después: hoy ya se vendió con el de hoy.")
    if desde < campania.vigente_desde or desde > (campania.vigente_hasta or date.max):
        razones.append(f"La campaña «{campania}» no está vigente ese día: elija otro.")
    if serie.filter(situacion=Situacion.PROPUESTA).exists():
        razones.append("Ya hay un cambio por aprobar de ese plan y esa campaña: decídalo primero.")
    if serie.firmes().filter(vigente_desde=desde).exists():
        razones.append("Ya hay un cambio aprobado que empieza ese día: elija otro o retírelo.")
    anterior = vigente_el(nueva, desde)
    if anterior is not None and not diferencias(anterior, nueva):
        razones.append(f"Es lo mismo que la versión {anterior.version}: cambie algún valor.")
    return razones


def diferencias(una: CondicionComercial, otra: CondicionComercial) -> list[str]:
    """The names of the figures that differ."""
    return [c for c in (*CIFRAS, "demo") if getattr(una, c) != getattr(otra, c)]


def impide_aprobar(condicion: CondicionComercial, usuario: Usuario, dia: date) -> list[str]:
    razones = []
    if condicion.propuesta_por_id == usuario.pk:
        razones.append("Usted lo propuso: lo aprueba otro administrador.")
    if condicion.vigente_desde <= dia:
        razones.append("El día en que empezaba ya llegó: retírelo y proponga otro desde mañana.")
    return razones


def impide_retirar(condicion: CondicionComercial, dia: date) -> list[str]:
    if condicion.situacion == Situacion.RETIRADA:
        return ["Este cambio ya está retirado."]
    if ya_rige(condicion, dia):
        return ["Ya rige y se vendió con él: para dejarlo, vuelva a la anterior."]
    return []


def impide_volver(condicion: CondicionComercial, dia: date) -> list[str]:
    vigente = vigente_el(condicion, dia)
    if vigente is None or vigente.pk != condicion.pk:
        return ["Solo se vuelve atrás desde el precio que rige hoy."]
    if vigente_el(condicion, condicion.vigente_desde - timedelta(days=1)) is None:
        return ["Es el primer precio de ese plan en esa campaña: no hay uno anterior."]
    return []
