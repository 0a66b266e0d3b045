"""Everything that is in the name of somebody who is not here, passed on in one act (1.2)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from django.db import transaction
from django.db.models import Count, F
from django.template.defaultfilters import pluralize

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import cerrar_asuntos
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo
from cartera.models import Cartera, ContactoCartera, Rellamada
from cartera.models.contacto import ContactoQuerySet
from cartera.servicios.asignar import mover
from cartera.servicios.rellamadas import pasar_las_de
from solicitudes.mesa.reasignar import reasignar
from solicitudes.models import Borrador, Motivo, Venta
from solicitudes.models.venta import VentaQuerySet
from solicitudes.reglas.estados import EN_CURSO, EN_MANO, Estado
from solicitudes.reglas.permisos import JEFATURA

EN_PROGRESO = (*EN_MANO, *EN_CURSO)
RELLAMADAS, CLIENTES, VENTAS = "RELLAMADAS", "CLIENTES", "VENTAS"
CUALES = (
    (RELLAMADAS, "Rellamadas"),
    (CLIENTES, "Clientes de cartera por llamar, con sus rellamadas"),
    (VENTAS, "Ventas, con sus borradores, carpetas observadas y avisos"),
)


@dataclass(frozen=True)
class Pendiente:
    """How much there is of one thing; ``con``: it goes along with another."""

    que: str
    cuantos: int
    con: str


@dataclass
class Relevo:
    """What became of it: how many of each went, and why the rest stayed."""

    pasados: dict[str, int] = field(default_factory=dict)
    razones: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.pasados.values())


def contar(persona: Usuario) -> list[Pendiente]:
    """Everything in this person's name that another may have, one count each."""
    ventas = _ventas_de(persona)
    en_curso = ventas.filter(estado__in=EN_PROGRESO)
    observadas = ventas.filter(estado=Estado.OBSERVADA).count()
    avisos = Aviso.objects.filter(usuario=persona, url__startswith="/ventas/").sin_leer()
    clientes = _clientes_de(persona)
    rellamadas = Rellamada.objects.pendientes().de(persona)
    rellamadas = rellamadas.filter(contacto__cartera__de_prueba=persona.de_prueba)
    return [
        Pendiente("Rellamadas", rellamadas.count(), RELLAMADAS),
        Pendiente("Clientes de cartera por llamar", clientes.count(), CLIENTES),
        Pendiente("Cliente en mano", ventas.en_mano_de(persona).count(), VENTAS),
        Pendiente("Ventas en curso", en_curso.exclude(estado__in=EN_MANO).count(), VENTAS),
        Pendiente("De ellas, carpetas observadas", observadas, VENTAS),
        Pendiente("Borradores", Borrador.objects.filter(venta__in=en_curso).count(), VENTAS),
        Pendiente("Avisos de ventas sin leer", avisos.count(), VENTAS),
    ]


def relevar(
    de: Usuario, *, acto: Acto, a: Usuario | None, cuales: Collection[str], motivo: Motivo
) -> Relevo:
    """Pass on what was chosen, each by its own service; what cannot go says why and stays.

    Callbacks and clients may go to nobody: whoever asks gets them. A sale needs its person.
    Raises ``Rechazo`` when nothing at all could go.
    """
    if not acto.usuario.tiene_rol(*JEFATURA):
        raise Rechazo("El relevo lo hace el supervisor.")
    if a == de:
        raise Rechazo("Elija a otra persona: eso ya está a su nombre.")
    if a is None and VENTAS in cuales:
        raise Rechazo("Las ventas van a una persona: elija a quién, o no las marque.")
    relevo = Relevo()
    with transaction.atomic():
        if CLIENTES in cuales:
            _clientes(relevo, de, a, acto)
        if RELLAMADAS in cuales:
            pasadas, razones = pasar_las_de(de, a=a, acto=acto)
            relevo.pasados[RELLAMADAS] = pasadas
            relevo.razones += razones
        if a is not None and VENTAS in cuales:
            _ventas(relevo, de, a, acto, motivo)
        if not relevo.total:
            raise Rechazo(relevo.razones or f"No queda nada de eso a nombre de {de}.")
        datos = {"a": a.pk if a else None, "motivo": motivo.codigo, "cuantos": relevo.total}
        anotar(f"relevo:{de.pk}", "relevar", acto=acto, datos=datos)
        _dar_por_relevado(de, acto)
    return relevo


def _clientes(relevo: Relevo, de: Usuario, a: Usuario | None, acto: Acto) -> None:
    suyos = _clientes_de(de)
    relevo.pasados[CLIENTES] = 0
    for cartera in Cartera.objects.filter(pk__in=suyos.values("cartera")).order_by("pk"):
        hacer = partial(mover, cartera.pk, de=de, a=a, acto=acto)
        relevo.pasados[CLIENTES] += _si_se_puede(relevo, f"{cartera}: ", hacer)


def _ventas(relevo: Relevo, de: Usuario, a: Usuario, acto: Acto, motivo: Motivo) -> None:
    relevo.pasados[VENTAS] = 0
    for venta in _ventas_de(de).filter(estado__in=EN_PROGRESO).order_by("pk"):
        hacer = partial(_una_venta, venta, de, a, acto, motivo)
        relevo.pasados[VENTAS] += _si_se_puede(relevo, f"Venta {venta.pk}: ", hacer)


def _ventas_de(persona: Usuario) -> VentaQuerySet:
    """Without those on which he practises: each practises on his own."""
    suyas: VentaQuerySet = Venta.objects.filter(
        asesor=persona, carpeta__de_prueba=persona.de_prueba
    )
    return suyas


def _clientes_de(persona: Usuario) -> ContactoQuerySet:
    suyos = ContactoCartera.objects.abiertos().filter(asignado_a=persona)
    return suyos.filter(cartera__de_prueba=persona.de_prueba)


def _una_venta(venta: Venta, de: Usuario, a: Usuario, acto: Acto, motivo: Motivo) -> int:
    reasignar(venta.pk, acto=acto, a=a, motivo=motivo)
    return 1


def _si_se_puede(relevo: Relevo, de_que: str, hacer: Callable[[], int]) -> int:
    """One act in a savepoint of its own: a refusal leaves nothing of it behind."""
    try:
        with transaction.atomic():
            return hacer()
    except Rechazo as rechazo:
        relevo.razones += [f"{de_que}{razon}" for razon in rechazo.razones]
        return 0


def _dar_por_relevado(persona: Usuario, acto: Acto) -> None:
    if not lo_que_queda(persona):
        cierre = f"{acto.usuario} pasó lo que quedaba"
        cerrar_asuntos(asunto_de_relevo(persona), ahora=acto.ahora, cierre=cierre)


def asunto_de_relevo(persona: Usuario) -> str:
    """What hangs from it is over once nothing stays in that person's name."""
    return f"relevo:{persona.pk}"


def lo_que_queda(persona: Usuario) -> str:
    """Of one person; empty when there is nothing."""
    return lo_de_cada_uno([persona.pk])[persona.pk]


def lo_de_cada_uno(personas: Collection[int]) -> dict[int, str]:
    """Of many people at once, what passes on from each: ``3 rellamadas · 12 clientes``."""
    grupos = (
        ("rellamada", Rellamada.objects.pendientes(), "para", "contacto__cartera"),
        ("cliente", ContactoCartera.objects.abiertos(), "asignado_a", "cartera"),
        ("venta", Venta.objects.filter(estado__in=EN_PROGRESO), "asesor", "carpeta"),
    )
    dichos: dict[int, list[str]] = {pk: [] for pk in personas}
    for que, filas, de, donde in grupos:
        de_su_mundo = {f"{donde}__de_prueba": F(f"{de}__de_prueba")}
        suyas = filas.filter(**{f"{de}__in": list(personas)}, **de_su_mundo).order_by()
        for pk, cuantos in suyas.values_list(de).annotate(n=Count("pk")):
            dichos[pk].append(f"{cuantos} {que}{pluralize(cuantos)}")
    return {pk: " · ".join(partes) for pk, partes in dichos.items()}


def quienes_relevan(persona: Usuario) -> list[int]:
    piso = Usuario.objects.filter(rol=Rol.SUPERVISOR, is_active=True, de_prueba=persona.de_prueba)
    return list(piso.values_list("pk", flat=True))
