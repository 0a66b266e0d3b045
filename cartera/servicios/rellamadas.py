"""Callbacks: asked for in a call, kept, moved, called off, answered (4.1)."""

from datetime import datetime, timedelta

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.parametros.consultas import valor
from bluecom.pendientes.avisos import cerrar_asuntos, cerrar_puerta
from cartera.errores import CierreRechazado
from cartera.horarios import horario_de
from cartera.models import Cartera, ContactoCartera, Llamada, Rellamada, Situacion
from cartera.parametros import DIAS_DE_RELLAMADA, ESPERA_DE_RELLAMADA, RELLAMADAS_POR_ASESOR
from cartera.servicios.reintento import devolver_a_la_cola

E = Rellamada.Estado
DAN_PERMISO = (Rol.SUPERVISOR, Rol.JEFE_VENTAS)
"""Who may set an hour outside the calling hours: the client asked for it."""
SIN_HORA = "Escriba el día y la hora en que hay que volver a llamar."


def exigir_hora(cuando: datetime | None, cartera: Cartera, ahora: datetime) -> datetime:
    """The hour that the client asked for, within the calling hours of that day.

    Raises ``CierreRechazado`` when it can be none, naming the hours in which it may be.
    """
    cuando = exigir_futuro(cuando, ahora)
    if objecion := horario_de(cartera, cuando).objecion(cuando):
        raise CierreRechazado(f"{objecion} Elija otra hora: esa solo la pone su supervisor.")
    return cuando


def exigir_futuro(cuando: datetime | None, ahora: datetime) -> datetime:
    """An hour to come, not later than the floor promises."""
    if cuando is None:
        raise CierreRechazado(SIN_HORA)
    if cuando <= ahora:
        raise CierreRechazado("La hora de la rellamada ya pasó: escriba una posterior.")
    dias = valor(DIAS_DE_RELLAMADA, ahora)
    if cuando > ahora + timedelta(days=dias):
        raise CierreRechazado(f"Escriba una rellamada dentro de los próximos {dias} días.")
    return cuando


def exigir_lugar(persona: Usuario, ahora: datetime, *, menos: int = 0) -> None:
    """Whoever has as many as the floor allows leaves the next ones to all.

    ``menos``: the contact whose callback is being answered or moved.
    """
    suyas = Rellamada.objects.pendientes().de(persona).exclude(contacto=menos).count()
    if suyas >= valor(RELLAMADAS_POR_ASESOR, ahora):
        raise CierreRechazado(
            f"{persona} ya tiene {suyas} rellamadas propias: déjela para cualquier asesor."
        )


def pedir(llamada: Llamada, *, cuando: datetime, para: Usuario | None) -> Rellamada:
    """The client said when, in this call; the one that it answered is over."""
    rellamada = Rellamada(
        contacto_id=llamada.contacto_id,
        llamada=llamada,
        telefono=llamada.telefono,
        nota=llamada.nota,
        pedida_por_id=llamada.agente_id,
        pedida_en=llamada.inicio,
    )
    _fijar(rellamada, cuando, para, llamada.inicio)
    rellamada.save(force_insert=True)
    return rellamada


def cerrar_la_de(contacto: ContactoCartera, *, con: Llamada | None, ahora: datetime) -> None:
    """The taking of a client ended: his callback, if he had one, is answered."""
    pendiente = _pendiente_de(contacto.pk)
    if pendiente is None:
        return
    pendiente.estado, pendiente.cerrada_en = E.HECHA, ahora
    pendiente.cerrada_por_id, pendiente.atendida_con = contacto.reservado_por_id, con
    pendiente.save()
    _callar(pendiente, ahora, "se atendió")


def devolver_la_de(llamada: Llamada, *, ahora: datetime) -> None:
    """The call was taken back: what it asked for was never asked, what it answered waits again.

    Joined meanwhile with one who is promised a call already, he is promised that one alone.
    """
    llamada.rellamadas_pedidas.pendientes().update(estado=E.DESHECHA, cerrada_en=ahora)
    if _pendiente_de(llamada.contacto_id) is None:
        llamada.rellamadas_atendidas.update(
            estado=E.PENDIENTE, cerrada_en=None, cerrada_por=None, atendida_con=None
        )


def devolver_la_cerrada(contacto: ContactoCartera, *, en: datetime) -> None:
    """The end without a call that answered it at that instant was taken back: it waits again."""
    if _pendiente_de(contacto.pk) is not None:
        return
    contacto.rellamadas.filter(estado=E.HECHA, cerrada_en=en, atendida_con=None).update(
        estado=E.PENDIENTE, cerrada_en=None, cerrada_por=None
    )


def reprogramar(rellamada_id: int, *, acto: Acto, cuando: datetime | None) -> Rellamada:
    """Another hour; outside the calling hours only by who may give leave for it."""
    with transaction.atomic():
        rellamada = _abrir(rellamada_id)
        _exigir_suya(rellamada, acto)
        _exigir_en_ninguna_mano(rellamada)
        nueva = exigir_futuro(cuando, acto.ahora)
        fuera = horario_de(rellamada.contacto.cartera, nueva).objecion(nueva)
        permiso = acto.usuario if fuera and acto.usuario.tiene_rol(*DAN_PERMISO) else None
        if fuera and permiso is None:
            exigir_hora(nueva, rellamada.contacto.cartera, acto.ahora)
        _callar(rellamada, acto.ahora, "pasó a otra hora")
        _fijar(rellamada, nueva, rellamada.para, acto.ahora)
        rellamada.con_permiso_de = permiso
        rellamada.save()
        ContactoCartera.objects.filter(pk=rellamada.contacto_id).update(proximo_en=nueva)
        _anotar(rellamada, "reprogramar_rellamada", acto, permiso=permiso is not None)
    return rellamada


def pasar_rellamada(rellamada_id: int, *, acto: Acto, a: Usuario | None) -> Rellamada:
    """To another asesor who works its portfolio, or to everybody; its hour stays."""
    with transaction.atomic():
        rellamada = _abrir(rellamada_id)
        if not acto.usuario.tiene_rol(*DAN_PERMISO):
            raise CierreRechazado("Una rellamada la pasa el supervisor.")
        if a is not None:
            exigir_que_la_reciba(a, rellamada.contacto.cartera)
        _callar(rellamada, acto.ahora, "pasó a otra persona")
        de = rellamada.para_id
        if de is not None:
            cerrar_puerta(de, rellamada.get_absolute_url())
        _fijar(rellamada, rellamada.cuando, a, acto.ahora)
        rellamada.save()
        _anotar(rellamada, "pasar_rellamada", acto, de=de, a=a.pk if a else None)
    return rellamada


def anular_rellamada(rellamada_id: int, *, acto: Acto, motivo: str) -> Rellamada:
    """Nobody will call at that hour: its client goes back to the portfolio, to be tried now."""
    with transaction.atomic():
        rellamada = _abrir(rellamada_id)
        _exigir_suya(rellamada, acto)
        _exigir_en_ninguna_mano(rellamada)
        rellamada.motivo = limpiar(motivo)[:200]
        if not rellamada.motivo:
            raise CierreRechazado("Escriba por qué se anula la rellamada.")
        rellamada.estado, rellamada.cerrada_en = E.ANULADA, acto.ahora
        rellamada.cerrada_por = acto.usuario
        rellamada.save()
        _callar(rellamada, acto.ahora, "se anuló")
        suyo = ContactoCartera.objects.filter(pk=rellamada.contacto_id)
        devolver_a_la_cola(suyo, ahora=acto.ahora)
        _anotar(rellamada, "anular_rellamada", acto)
    return rellamada


def anular_las_de_cartera(cartera: Cartera, *, acto: Acto, motivo: str) -> None:
    """The whole portfolio ends, and with it what was promised in it."""
    prometidas = Rellamada.objects.pendientes().filter(contacto__cartera=cartera)
    for rellamada in prometidas.exclude(contacto__situacion=Situacion.EN_MANO):
        rellamada.estado, rellamada.motivo = E.ANULADA, motivo
        rellamada.cerrada_en, rellamada.cerrada_por = acto.ahora, acto.usuario
        rellamada.save()
        _callar(rellamada, acto.ahora, "se anuló")


def pasar_las_de(
    de: Usuario, *, a: Usuario | None, acto: Acto, cartera: int | None = None
) -> tuple[int, list[str]]:
    """Every pending one of a person: how many went, and why the rest did not.

    Those of his practice are nobody else's.
    """
    suyas = Rellamada.objects.pendientes().de(de).select_related("contacto__cartera")
    suyas = suyas.filter(contacto__cartera__de_prueba=de.de_prueba)
    if cartera is not None:
        suyas = suyas.filter(contacto__cartera=cartera)
    pasadas, razones = 0, []
    for rellamada in suyas:
        try:
            pasar_rellamada(rellamada.pk, acto=acto, a=a)
            pasadas += 1
        except CierreRechazado as rechazo:
            razones += rechazo.razones
    return pasadas, list(dict.fromkeys(razones))


def exigir_que_la_reciba(persona: Usuario, cartera: Cartera) -> None:
    """An asesor to whom the queue would give clients of this portfolio."""
    if not persona.tiene_rol(Rol.ASESOR):
        raise CierreRechazado(f"{persona} no es asesor activo: elija a otra persona.")
    if not Cartera.objects.de(persona).filter(pk=cartera.pk).exists():
        raise CierreRechazado(f"{persona} no trabaja «{cartera}»: elija a otra persona.")


def _fijar(rellamada: Rellamada, cuando: datetime, para: Usuario | None, ahora: datetime) -> None:
    espera = timedelta(minutes=valor(ESPERA_DE_RELLAMADA, ahora)) if para else timedelta()
    rellamada.cuando, rellamada.para = cuando, para
    rellamada.de_todos_desde = cuando + espera


def _abrir(rellamada_id: int) -> Rellamada:
    """The pending callback, its client held meanwhile: nobody takes him, nobody moves it."""
    contacto_id = Rellamada.objects.values_list("contacto", flat=True).get(pk=rellamada_id)
    ContactoCartera.objects.select_for_update().get(pk=contacto_id)
    rellamada = Rellamada.objects.select_related(
        "contacto__cartera", "contacto__reservado_por", "para"
    ).get(pk=rellamada_id)
    if rellamada.estado != E.PENDIENTE:
        raise CierreRechazado(
            f"Esa rellamada ya no espera: {rellamada.get_estado_display().lower()}."
        )
    return rellamada


def _exigir_suya(rellamada: Rellamada, acto: Acto) -> None:
    """Its own person, whoever asks when it is nobody's, and the floor."""
    if rellamada.para_id not in (None, acto.usuario.pk) and not acto.usuario.tiene_rol(
        *DAN_PERMISO
    ):
        raise CierreRechazado("Esa rellamada es de otra persona: la cambia su supervisor.")


def _exigir_en_ninguna_mano(rellamada: Rellamada) -> None:
    contacto = rellamada.contacto
    if contacto.situacion != Situacion.RELLAMADA:
        raise CierreRechazado(f"Ya lo tiene en mano {contacto.reservado_por}: espere cómo termina.")


def _pendiente_de(contacto_id: int) -> Rellamada | None:
    return Rellamada.objects.pendientes().filter(contacto=contacto_id).first()


def _callar(rellamada: Rellamada, ahora: datetime, cierre: str) -> None:
    """What its notices asked for is done, or somebody else's now, or of another hour."""
    cerrar_asuntos(rellamada.asunto, ahora=ahora, cierre=cierre)


def _anotar(rellamada: Rellamada, que: str, acto: Acto, **datos: int | bool | None) -> None:
    datos = {"rellamada": rellamada.pk, **datos}
    anotar(f"contacto:{rellamada.contacto_id}", que, acto=acto, datos=datos)
