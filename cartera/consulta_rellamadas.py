"""The callbacks that wait, as each person sees them, and what is known of one."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q, Value

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol, Usuario
from bluecom.preparadas import Leida
from cartera.horarios import HorariosDelDia
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


def _de_su_dia(usuario: Usuario, carteras: Any) -> RellamadaQuerySet:
    de_todos = Q(para=None, contacto__cartera__in=carteras)
    return Rellamada.objects.pendientes().filter(Q(para=usuario) | de_todos)


class SusRellamadas:
    """What an asesor finds of callbacks, read once for the whole of *Mi cola*."""

    def __init__(
        self,
        usuario: Usuario,
        ahora: datetime,
        horarios: HorariosDelDia | None = None,
        *,
        practica: bool | None = None,
    ) -> None:
        """``practica``: whether this person practises now, where it is known already."""
        self.usuario, self.ahora, self.practica = usuario, ahora, practica
        self.horarios = horarios or HorariosDelDia(ahora)

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
        """Which ones by one short read; what is shown of them, if there are any, by another."""
        suyas: list[list[int]] = [[], [], []]
        valores = {"usuario": self.usuario.pk, "ahora": self.ahora, "dia": hoy(self.ahora)}
        for lista, _, pk in _CUALES[self.usuario.de_prueba].filas(**valores):
            suyas[lista].append(pk)
        todas = {pk for claves in suyas for pk in claves}
        mostradas = Rellamada.objects.con_su_cliente(self.ahora).con_su_persona(hoy(self.ahora))
        filas = mostradas.in_bulk(todas) if todas else {}
        listas = [[filas[pk] for pk in claves if pk in filas] for claves in suyas]
        practica = self.practica
        if practica is None:
            practica = bool(filas) and _en_practica(self.usuario)
        return _en_listas(listas, self.horarios, practica=practica)


def _cuales(*, de_prueba: bool) -> Leida:
    """By their hour: one's own that are due, those that became everybody's, and all of the day."""

    def componer(**marcas: Any) -> Any:
        usuario = Usuario(pk=marcas["usuario"], de_prueba=de_prueba)
        carteras = Cartera.objects.de(usuario).values("pk")
        por_llamar = Rellamada.objects.por_llamar().filter(contacto__cartera__in=carteras)
        listas: list[Any] = [
            por_llamar.llegadas(marcas["ahora"]).de(usuario),
            por_llamar.pasadas(marcas["ahora"], marcas["dia"]),
            _de_su_dia(usuario, carteras),
        ]
        primera, *otras = [
            lista.order_by().annotate(lista=Value(n)).values_list("lista", "cuando", "pk")
            for n, lista in enumerate(listas)
        ]
        return primera.union(*otras, all=True).order_by("cuando", "pk")

    return Leida(componer, usuario=int, ahora=datetime, dia=date)


_CUALES = {de_prueba: _cuales(de_prueba=de_prueba) for de_prueba in (False, True)}


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


def en_lista(
    rellamadas: RellamadaQuerySet, ahora: datetime, para: Usuario | None = None
) -> list[EnLista]:
    """In a fixed number of queries, by their hour; as ``para`` would be given each."""
    filas = rellamadas.con_su_cliente(ahora).con_su_persona(hoy(ahora)).order_by("cuando", "pk")
    practica = para is not None and _en_practica(para)
    return _en_listas([list(filas)], HorariosDelDia(ahora), practica=practica)[0]


def _en_listas(
    listas: list[list[Rellamada]], horarios: HorariosDelDia, *, practica: bool
) -> list[list[EnLista]]:
    """Several lists, by one read of the hours."""
    ahora = horarios.instante
    carteras = {f.contacto.cartera_id: f.contacto.cartera for lista in listas for f in lista}
    fuera = {pk for pk, una in carteras.items() if not horarios.de(una).abierto(ahora)}

    def en_lista(fila: Rellamada) -> EnLista:
        llego, de_alguien = fila.cuando <= ahora, fila.para_id is not None
        sin_su_persona = fila.de_todos_desde <= ahora or getattr(fila, "sin_su_persona", False)
        return EnLista(
            rellamada=fila,
            llego=llego,
            vencida=fila.cuando < ahora and fila.contacto.situacion == Situacion.RELLAMADA,
            de_todos=llego and de_alguien and sin_su_persona,
            nadie=_por_que_nadie(fila, fuera, practica),
        )

    return [[en_lista(fila) for fila in lista] for lista in listas]


def _en_practica(usuario: Usuario) -> bool:
    """Whether the real clients of this person wait for a practice to end."""
    return not usuario.de_prueba and Cartera.objects.de_practica(usuario).exists()


def _por_que_nadie(rellamada: Rellamada, fuera_de_horario: set[int], practica: bool) -> str:
    """What keeps *Siguiente* from giving it, whoever asks; empty when nothing does.

    ``practica``: whoever reads it practises, and no other person.
    """
    contacto, cartera = rellamada.contacto, rellamada.contacto.cartera
    fuera = contacto.cartera_id in fuera_de_horario and rellamada.con_permiso_de_id is None
    razones = (
        (contacto.situacion == Situacion.EN_MANO, f"la está llamando {contacto.reservado_por}"),
        (getattr(rellamada, "vetada", False), "pidió que no se lo llame"),
        (getattr(rellamada, "retenida", False), "su último resultado todavía se puede deshacer"),
        (getattr(rellamada, "en_otra_mano", False), "lo están llamando por otra cartera"),
        (practica and not cartera.de_prueba, "espera a que usted termine su práctica"),
        (not cartera.activa, "la cartera está en pausa"),
        (not contacto.es_elegible, "ya tiene otros servicios"),
        (fuera, "fuera del horario de llamadas"),
    )
    return next((dicho for es_asi, dicho in razones if es_asi), "")


def _carteras_de(usuario: Usuario) -> list[int]:
    return list(Cartera.objects.de(usuario).values_list("pk", flat=True))
