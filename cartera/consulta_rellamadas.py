"""The callbacks that wait, as each person sees them, and what is known of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Ausencia, Rol, Usuario
from bluecom.lecturas import leer_juntas
from cartera.horarios import horarios_de
from cartera.models import Cartera, ContactoCartera, Llamada, Rellamada, Situacion
from cartera.models.rellamada import RellamadaQuerySet

CUANTAS_LLAMADAS = 5


@dataclass(frozen=True)
class EnLista:
    """One row: ``vencida`` once its hour passed with nobody calling; ``de_todos`` once whoever asks
    gets what was one person's; ``nadie`` says why no one would be given it.
    """

    rellamada: Rellamada
    llego: bool
    vencida: bool
    de_todos: bool
    nadie: str


def de_su_dia(usuario: Usuario) -> RellamadaQuerySet:
    """Of an asesor: one's own, and everybody's of the portfolios that he or she works."""
    return _de_su_dia(usuario, _carteras_de(usuario))


def _de_su_dia(usuario: Usuario, carteras: list[int]) -> RellamadaQuerySet:
    de_todos = Q(para=None, contacto__cartera__in=carteras)
    return Rellamada.objects.pendientes().filter(Q(para=usuario) | de_todos)


class SusRellamadas:
    """What an asesor finds of callbacks, read once for the whole of *Mi cola*."""

    def __init__(
        self, usuario: Usuario, ahora: datetime, carteras: Iterable[Cartera] | None = None
    ) -> None:
        """``carteras``: those that he or she works, when they are known already."""
        self.usuario, self.ahora = usuario, ahora
        self.carteras = Cartera.objects.de(usuario) if carteras is None else carteras

    @property
    def que_llego(self) -> Rellamada | None:
        """The one that *Siguiente* gives first: one's own, then what has become everybody's."""
        propias, pasadas, _ = self._listas
        return next((f.rellamada for f in (*propias, *pasadas) if not f.nadie), None)

    @property
    def del_dia(self) -> list[EnLista]:
        """As ``de_su_dia``, by their hour."""
        return self._listas[2]

    @cached_property
    def _listas(self) -> list[list[EnLista]]:
        carteras = [cartera.pk for cartera in self.carteras]
        por_llamar = Rellamada.objects.por_llamar().filter(contacto__cartera__in=carteras)
        consultas = [
            _por_su_hora(por_llamar.llegadas(self.ahora).de(self.usuario), self.ahora),
            _por_su_hora(por_llamar.pasadas(self.ahora), self.ahora),
            _por_su_hora(_de_su_dia(self.usuario, carteras), self.ahora),
        ]
        leer_juntas(*consultas)
        return _en_listas(consultas, self.ahora)


def del_piso(usuario: Usuario) -> RellamadaQuerySet:
    """Of the floor: all of real portfolios, or of practice ones for people of practice."""
    return Rellamada.objects.pendientes().filter(contacto__cartera__de_prueba=usuario.de_prueba)


def visibles_para(usuario: Usuario) -> RellamadaQuerySet:
    """Those whose page this person may open, over or not."""
    if usuario.tiene_rol(Rol.SUPERVISOR, Rol.JEFE_VENTAS):
        return Rellamada.objects.filter(contacto__cartera__de_prueba=usuario.de_prueba)
    de_todos = Q(para=None, contacto__cartera__in=_carteras_de(usuario))
    return Rellamada.objects.filter(Q(para=usuario) | de_todos)


def pendiente_de(contacto: ContactoCartera) -> Rellamada | None:
    """What was promised to a client, in hand or not."""
    pendientes = contacto.rellamadas.pendientes().select_related("pedida_por", "para", "llamada")
    una: Rellamada | None = pendientes.first()
    return una


def llamadas_de_antes(contacto: ContactoCartera, antes_de: datetime) -> list[Llamada]:
    """The last calls to this client before an instant, by any portfolio, newest first."""
    llamadas = Llamada.objects.vigentes().filter(
        contacto__cliente=contacto.cliente_id, inicio__lt=antes_de
    )
    return list(llamadas.select_related("resultado", "detalle", "agente")[:CUANTAS_LLAMADAS])


def en_lista(rellamadas: RellamadaQuerySet, ahora: datetime) -> list[EnLista]:
    """In a fixed number of queries, by their hour."""
    return _en_listas([_por_su_hora(rellamadas, ahora)], ahora)[0]


def _por_su_hora(rellamadas: RellamadaQuerySet, ahora: datetime) -> RellamadaQuerySet:
    return rellamadas.con_su_cliente(ahora).order_by("cuando", "pk")


def _en_listas(listas: list[RellamadaQuerySet], ahora: datetime) -> list[list[EnLista]]:
    """Several lists, by one read of the hours and one of who is away."""
    filas = [fila for lista in listas for fila in lista]
    if not filas:
        return [[] for _ in listas]
    carteras = {fila.contacto.cartera_id: fila.contacto.cartera for fila in filas}
    horarios = horarios_de(carteras.values(), ahora)
    fuera = {pk for pk, horario in horarios.items() if not horario.abierto(ahora)}
    ausentes = _ausentes({fila.para_id for fila in filas if fila.para_id}, ahora)

    def en_lista(fila: Rellamada) -> EnLista:
        llego, de_alguien = fila.cuando <= ahora, fila.para_id is not None
        sin_su_persona = fila.de_todos_desde <= ahora or fila.para_id in ausentes
        return EnLista(
            rellamada=fila,
            llego=llego,
            vencida=fila.cuando < ahora and fila.contacto.situacion == Situacion.RELLAMADA,
            de_todos=llego and de_alguien and sin_su_persona,
            nadie=_por_que_nadie(fila, fuera),
        )

    return [[en_lista(fila) for fila in lista] for lista in listas]


def _por_que_nadie(rellamada: Rellamada, fuera_de_horario: set[int]) -> str:
    """What keeps *Siguiente* from giving it, whoever asks; empty when nothing does."""
    contacto = rellamada.contacto
    if contacto.situacion == Situacion.EN_MANO:
        return f"la está llamando {contacto.reservado_por}"
    if getattr(rellamada, "vetada", False):
        return "pidió que no se lo llame"
    if getattr(rellamada, "retenida", False):
        return "su último resultado todavía se puede deshacer"
    if getattr(rellamada, "en_otra_mano", False):
        return "lo están llamando por otra cartera"
    if not contacto.cartera.activa:
        return "la cartera está en pausa"
    if not contacto.es_elegible:
        return "ya tiene otros servicios"
    if contacto.cartera_id in fuera_de_horario and rellamada.con_permiso_de_id is None:
        return "fuera del horario de llamadas"
    return ""


def _ausentes(personas: Iterable[int], ahora: datetime) -> set[int]:
    """Of these, who is away today or no asesor any more."""
    personas = set(personas)
    aqui = Usuario.objects.filter(pk__in=personas, is_active=True, rol=Rol.ASESOR)
    fuera = Ausencia.objects.del_dia(hoy(ahora)).filter(usuario__in=personas)
    presentes, de_baja = aqui.values_list("pk", flat=True), fuera.values_list("usuario", flat=True)
    leer_juntas(presentes, de_baja)
    return personas - (set(presentes) - set(de_baja))


def _carteras_de(usuario: Usuario) -> list[int]:
    return list(Cartera.objects.de(usuario).values_list("pk", flat=True))
