"""Who hears that a callback is due, or that nobody called at its hour."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar_de_una_vez, cerrar_asuntos
from bluecom.pendientes.models import Aviso, Tema
from cartera.consulta_rellamadas import EnLista, en_lista
from cartera.consultas import quienes_trabajan
from cartera.models import Rellamada, Situacion


def avisar_rellamadas(*, ahora: datetime) -> None:
    """Once for each hour: its person that it has come, the floor that it has passed, and whoever
    may ask for it that it is everybody's.

    A fixed number of statements, whatever waits. The portfolio's own people decide who hears:
    those of practice never reach the floor. None is promised to two: who asks first gets it, and
    the others' notices are over at the next sweep.
    """
    llegadas = Rellamada.objects.pendientes().llegadas(ahora)
    filas = en_lista(llegadas, ahora)
    por_llamar = [f for f in filas if f.rellamada.contacto.situacion == Situacion.RELLAMADA]
    suenan = [f.rellamada for f in por_llamar if not getattr(f.rellamada, "retenida", False)]
    avisar_de_una_vez([_llego(una, una.para, ahora) for una in suenan if una.para])
    avisar_de_una_vez(_al_piso([f.rellamada for f in por_llamar if f.de_todos], ahora))
    avisar_de_una_vez(_a_quien_pida([f for f in por_llamar if not f.nadie], ahora))
    tomadas = [f.rellamada for f in filas if f.rellamada.contacto.situacion == Situacion.EN_MANO]
    if tomadas:
        asuntos = [una.asunto_de_todos for una in tomadas]
        cerrar_asuntos(*asuntos, ahora=ahora, cierre="alguien la tomó")


def _llego(rellamada: Rellamada, persona: Usuario, ahora: datetime) -> Aviso:
    return Aviso(
        usuario=persona,
        clave=rellamada.clave_de_aviso,
        asunto=rellamada.asunto,
        tema=Tema.RELLAMADA,
        texto=f"Rellamada de las {_hora(rellamada)}: su cliente espera.",
        url=rellamada.get_absolute_url(),
        creado_en=ahora,
    )


def _al_piso(pasadas: list[Rellamada], ahora: datetime) -> Iterator[Aviso]:
    if not pasadas:
        return
    supervisores = Usuario.objects.filter(rol=Rol.SUPERVISOR, is_active=True)
    piso = list(supervisores.values_list("pk", "de_prueba"))
    for rellamada in pasadas:
        for persona, de_prueba in piso:
            if de_prueba == rellamada.contacto.cartera.de_prueba:
                yield _vencio(rellamada, persona, ahora)


def _vencio(rellamada: Rellamada, persona: int, ahora: datetime) -> Aviso:
    return Aviso(
        usuario_id=persona,
        clave=rellamada.clave_de_aviso_vencida,
        asunto=rellamada.asunto,
        tema=Tema.RELLAMADA,
        texto=f"La rellamada de las {_hora(rellamada)}, de {rellamada.para}, pasó su hora.",
        url=rellamada.get_absolute_url(),
        creado_en=ahora,
    )


def _a_quien_pida(filas: Iterable[EnLista], ahora: datetime) -> Iterator[Aviso]:
    """To all who would get it from *Siguiente*, beside whose it was."""
    de_todos = [f.rellamada for f in filas if f.de_todos or f.rellamada.para_id is None]
    trabajan = quienes_trabajan({una.contacto.cartera for una in de_todos}, ahora)
    for rellamada in de_todos:
        for persona in trabajan[rellamada.contacto.cartera_id] - {rellamada.para_id}:
            yield Aviso(
                usuario_id=persona,
                clave=rellamada.clave_de_aviso_a_todos,
                asunto=rellamada.asunto_de_todos,
                tema=Tema.RELLAMADA,
                texto=f"Rellamada de las {_hora(rellamada)}, para quien pida primero.",
                url=reverse("cola"),
                creado_en=ahora,
            )


def _hora(rellamada: Rellamada) -> str:
    return f"{timezone.localtime(rellamada.cuando, LA_PAZ):%H:%M}"
