"""Who hears that a callback is due, or that nobody called at its hour."""

from datetime import datetime

from django.utils import timezone

from bluecom.bolivia.fechas import LA_PAZ
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar_de_una_vez
from bluecom.pendientes.models import Aviso
from cartera.models import Rellamada


def avisar_rellamadas(*, ahora: datetime) -> None:
    """Once for each hour: its person that it has come, the floor that it has passed.

    A fixed number of statements, whatever waits. The portfolio's own people decide who hears:
    those of practice never reach the floor.
    """
    por_llamar = Rellamada.objects.por_llamar().select_related("para", "contacto__cartera")
    llegadas = por_llamar.llegadas(ahora).exclude(para=None)
    avisar_de_una_vez([_llego(una, una.para, ahora) for una in llegadas if una.para])
    pasadas = list(por_llamar.pasadas(ahora).exclude(para=None))
    piso = list(
        Usuario.objects.filter(rol=Rol.SUPERVISOR, is_active=True).values_list("pk", "de_prueba")
    )
    avisar_de_una_vez(
        [
            _vencio(rellamada, persona, ahora)
            for rellamada in pasadas
            for persona, de_prueba in piso
            if de_prueba == rellamada.contacto.cartera.de_prueba
        ]
    )


def _llego(rellamada: Rellamada, persona: Usuario, ahora: datetime) -> Aviso:
    return Aviso(
        usuario=persona,
        clave=rellamada.clave_de_aviso,
        texto=f"Rellamada de las {_hora(rellamada)}: su cliente espera.",
        url=rellamada.get_absolute_url(),
        creado_en=ahora,
    )


def _vencio(rellamada: Rellamada, persona: int, ahora: datetime) -> Aviso:
    return Aviso(
        usuario_id=persona,
        clave=rellamada.clave_de_aviso_vencida,
        texto=f"La rellamada de las {_hora(rellamada)}, de {rellamada.para}, pasó su hora.",
        url=rellamada.get_absolute_url(),
        creado_en=ahora,
    )


def _hora(rellamada: Rellamada) -> str:
    return f"{timezone.localtime(rellamada.cuando, LA_PAZ):%H:%M}"
