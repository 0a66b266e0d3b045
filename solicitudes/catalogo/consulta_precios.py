"""The prices of a plan in a campaign: which rules when, and what forbids the next one."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Max, QuerySet

from bluecom.bolivia.dinero import bs
from bluecom.cuentas.models import Rol, Usuario
from solicitudes.catalogo.cifras import objeciones_de_cifras
from solicitudes.models import CondicionComercial, Situacion
from solicitudes.models.catalogo.precios import FIRMES
from solicitudes.models.catalogo.vigencias import rige
from solicitudes.reglas.condiciones import CIFRAS, DECIMALES


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
    if desde <= dia:
        return ["Un precio rige desde mañana o después: hoy ya se vendió con el de hoy."]
    serie = CondicionComercial.objects.misma_serie(nueva)
    razones = []
    if desde < campania.vigente_desde or desde > (campania.vigente_hasta or date.max):
        razones.append(f"La campaña «{campania}» no está vigente ese día: elija otro.")
    if serie.filter(situacion=Situacion.PROPUESTA).exists():
        razones.append("Ya hay un cambio por aprobar de ese plan y esa campaña: decídalo primero.")
    if serie.firmes().filter(vigente_desde=desde).exists():
        razones.append("Ya hay un cambio aprobado que empieza ese día: elija otro o retírelo.")
    anterior = vigente_el(nueva, desde)
    if anterior is not None and not diferencias(anterior, nueva):
        razones.append(f"Es lo mismo que la versión {anterior.version}: cambie algún valor.")
    return razones + objeciones_de_cifras(nueva)


def diferencias(una: CondicionComercial, otra: CondicionComercial) -> list[str]:
    """The names of the figures that differ."""
    return [c for c in (*CIFRAS, "demo") if getattr(una, c) != getattr(otra, c)]


def impide_aprobar(condicion: CondicionComercial, usuario: Usuario, dia: date) -> list[str]:
    razones = []
    if condicion.propuesta_por_id == usuario.pk:
        razones.append("Usted lo propuso: lo aprueba otro administrador.")
    if condicion.vigente_desde <= dia:
        razones.append("El día en que empezaba ya llegó: retírelo y proponga otro desde mañana.")
    return razones + objeciones_de_cifras(condicion)


def quienes_aprueban(condicion: CondicionComercial) -> QuerySet[Usuario]:
    """Every administrator besides the one who proposed it."""
    activos = Usuario.objects.filter(rol=Rol.ADMINISTRADOR, is_active=True)
    return activos.exclude(pk=condicion.propuesta_por_id or 0)


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


def momento(condicion: CondicionComercial, dia: date) -> str:
    """Where a price stands on ``dia``, as an administrator says it."""
    if condicion.situacion not in FIRMES:
        return str(condicion.get_situacion_display())
    if condicion.vigente_desde > dia:
        return "Programada"
    if condicion.vigente_hasta and condicion.vigente_hasta < dia:
        return "Terminó"
    return "Rige hoy"


def con_que_se_compara(condicion: CondicionComercial) -> CondicionComercial | None:
    """The price that ends when this one starts."""
    return vigente_el(condicion, condicion.vigente_desde - timedelta(days=1))


def comparacion(condicion: CondicionComercial) -> list[dict[str, Any]]:
    """Each figure before and after, those that change marked."""
    antes = con_que_se_compara(condicion)
    filas = []
    for campo in (*CIFRAS, "demo"):
        previo = dicho(campo, getattr(antes, campo)) if antes else ""
        despues = dicho(campo, getattr(condicion, campo))
        if previo or despues:
            cambia = antes is not None and previo != despues
            nombre = nombre_de(campo)
            filas.append({"nombre": nombre, "antes": previo, "despues": despues, "cambia": cambia})
    return sorted(filas, key=lambda fila: not fila["cambia"])


def nombre_de(campo: str) -> str:
    """A figure as people call it."""
    nombre = str(CondicionComercial._meta.get_field(campo).verbose_name)  # type: ignore[union-attr]  # a plain field
    return nombre[:1].upper() + nombre[1:]


def dicho(campo: str, valor: Any) -> str:
    """Bolivianos as on the papers; what is charged by minute or mega, with its decimals."""
    if valor is None:
        return ""
    if isinstance(valor, bool):
        return "sí" if valor else "no"
    if campo in DECIMALES and CondicionComercial._meta.get_field(campo).null:
        return f"Bs {Decimal(valor).normalize():f}".replace(".", ",")
    return bs(valor) if campo in DECIMALES else str(valor)
