"""Record a call with its outcome, and take a slip back (4.1)."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from cartera.errores import LlamadaRechazada
from cartera.models import (
    ContactoCartera,
    Desenlace,
    DetalleLlamada,
    Llamada,
    NoLlamar,
    Proposito,
    ResultadoLlamada,
    TelefonoCliente,
)
from cartera.servicios.cierre import PLAZO_PARA_DESHACER, Antes, como_esta
from cartera.servicios.efectos import C, aplicar, es_un_intento

LARGO_DE_NOTA = 300


def registrar_llamada(
    contacto_id: int,
    *,
    acto: Acto,
    resultado: str,
    telefono: str,
    proposito: str,
    detalle: str = "",
    sigue: bool = False,
    entrante: bool = False,
    tomado_en: datetime | None = None,
    nota: str = "",
) -> Llamada:
    """Record one call in the caller's transaction (4.1); ``cerrar_por_llamada`` ends the taking.

    ``proposito`` comes from the sale, never from the person: a follow-up leaves the client's
    place in the portfolio alone. With ``sigue`` a client who was not reached stays in hand. A
    number on the do-not-call list is refused for an offer, unless it is he who rings
    (``entrante``): that is no attempt of ours. A list that was loaded after the client was taken
    (``tomado_en``) keeps no call that was already his from being written down. Raises
    ``DatoInvalido``.
    """
    numero = leer_telefono(telefono)
    oferta = proposito == Proposito.OFERTA
    with transaction.atomic():
        contacto = ContactoCartera.objects.select_for_update().get(pk=contacto_id)
        elegido = _resultado(contacto, resultado, oferta=oferta, entrante=entrante)
        sigue = (sigue and elegido.admite_otro_numero) or not (oferta or elegido.solo_seguimiento)
        sub = _detalle(elegido, detalle, obligado=not sigue)
        if oferta:
            _exigir_en_su_mano(contacto, acto.usuario)
        if entrante:
            _exigir_que_se_lo_pueda_prometer(contacto, elegido)
        elif oferta and not elegido.no_llamar:
            _exigir_que_se_pueda_llamar(contacto, numero, tomado_en)
        llamada = Llamada.objects.create(
            contacto=contacto,
            agente=acto.usuario,
            telefono=numero,
            inicio=acto.ahora,
            resultado=elegido,
            detalle=sub,
            proposito=Proposito(proposito),
            efectiva=elegido.efectiva,
            venta=elegido.venta,
            desenlace="" if sigue else elegido.desenlace,
            entrante=entrante,
            antes=_como_estaba(contacto, numero),
            nota=limpiar(nota, lineas=True)[:LARGO_DE_NOTA],
        )
        aplicar(llamada)
        _anotar(llamada, "llamada", acto)
    return llamada


def anotar_que_llamo(contacto_id: int, *, acto: Acto) -> Llamada:
    """The call of who rang in and could be offered nothing (2.1, 3.2): he was spoken with.

    So it counts as any other, whatever kept him from an offer, and nothing else follows from it.
    """
    resultado = ResultadoLlamada.objects.de_quien_solo_atendio()
    if resultado is None:
        raise LlamadaRechazada(
            "Falta en el catálogo un resultado de seguimiento que diga solo que el cliente "
            "atendió: pídalo a la administración."
        )
    with transaction.atomic():
        contacto = ContactoCartera.objects.select_for_update().get(pk=contacto_id)
        llamada = Llamada.objects.create(
            contacto=contacto,
            agente=acto.usuario,
            telefono=contacto.linea,
            inicio=acto.ahora,
            resultado=resultado,
            proposito=Proposito.OFERTA,
            efectiva=True,
            entrante=True,
            antes=_como_estaba(contacto, contacto.linea),
        )
        _anotar(llamada, "llamada", acto)
    return llamada


def deshacer_llamada(llamada_id: int, *, acto: Acto) -> Llamada:
    """Take back the last outcome: until the next call, and for two minutes.

    The call is marked, never deleted; what it alone put on the do-not-call list leaves it, and
    the number is again what it was. ``retomar`` gives the client back to who called.
    """
    with transaction.atomic():
        llamada = Llamada.objects.select_for_update().get(pk=llamada_id)
        _exigir_que_se_pueda_deshacer(llamada, acto)
        llamada.anulada_en = acto.ahora
        llamada.save(update_fields=["anulada_en"])
        ContactoCartera.objects.filter(pk=llamada.contacto_id, intentos__gt=0).update(
            intentos=F("intentos") - int(es_un_intento(llamada))
        )
        NoLlamar.objects.vigentes().filter(llamada=llamada).update(anulado_en=acto.ahora)
        TelefonoCliente.objects.filter(
            cliente=llamada.contacto.cliente_id, numero=llamada.telefono
        ).update(calificacion=llamada.antes.get("calificacion") or C.SIN_CALIFICAR)
        _anotar(llamada, "deshacer_llamada", acto)
    return llamada


def anotar_en_la_llamada(llamada_id: int, *, nota: str, acto: Acto) -> Llamada:
    """Add a note to the call just recorded, while it may still be taken back: no second call.

    What was noted before the outcome stays in front. Raises ``DatoInvalido``.
    """
    with transaction.atomic():
        llamada = Llamada.objects.select_for_update().get(pk=llamada_id)
        escrita = limpiar(nota, lineas=True)
        if not escrita:
            raise LlamadaRechazada("Escriba la nota.")
        _exigir_de_ahora(llamada, acto)
        llamada.nota = " · ".join(filter(None, (llamada.nota, escrita)))[:LARGO_DE_NOTA]
        llamada.save(update_fields=["nota"])
        _anotar(llamada, "anotar_en_la_llamada", acto)
    return llamada


def _resultado(
    contacto: ContactoCartera, codigo: str, *, oferta: bool, entrante: bool
) -> ResultadoLlamada:
    resultados = ResultadoLlamada.objects
    de = resultados.de_entrante if entrante else resultados.de
    suyos = (de if oferta else resultados.de_seguimiento)(contacto.cartera_id)
    elegido = suyos.filter(pk=codigo).first()
    if elegido is None:
        raise LlamadaRechazada("Elija de la lista cómo terminó la llamada.")
    return elegido


def _detalle(elegido: ResultadoLlamada, codigo: str, *, obligado: bool) -> DetalleLlamada | None:
    detalles = {detalle.codigo: detalle for detalle in elegido.detalles_activos}
    if codigo and codigo not in detalles:
        raise LlamadaRechazada(f"Elija de la lista el detalle de «{elegido}».")
    if detalles and not codigo and obligado:
        raise LlamadaRechazada(f"«{elegido}» pide su detalle: elíjalo de la lista.")
    return detalles.get(codigo)


def _exigir_en_su_mano(contacto: ContactoCartera, usuario: Usuario) -> None:
    if contacto.reservado_por_id not in (None, usuario.pk):
        raise LlamadaRechazada("Este cliente lo tiene ahora otra persona: pida el siguiente.")


def _exigir_que_se_pueda_llamar(
    contacto: ContactoCartera, numero: str, tomado_en: datetime | None
) -> None:
    suyos = Q(numero__in=[contacto.linea, numero]) | Q(cliente=contacto.cliente_id)
    vetos = NoLlamar.objects.vigentes().filter(suyos)
    if tomado_en is not None:
        vetos = vetos.exclude(corrida__terminada_en__gte=tomado_en)
    if vetos.exists():
        raise LlamadaRechazada(
            f"El cliente pidió que no se lo llame ({nacional(numero)}): "
            "marque «Pide que no lo llamen más»."
        )


def _exigir_que_se_lo_pueda_prometer(contacto: ContactoCartera, elegido: ResultadoLlamada) -> None:
    """Who rings in speaks for himself, and yet nobody dials him while he is on the list."""
    if elegido.desenlace == Desenlace.RELLAMADA and contacto.pidio_no_llamar:
        raise LlamadaRechazada(
            "Había pedido que no se lo llame: para prometerle una llamada, un jefe levanta antes "
            "su pedido. Si quiere, que llame él."
        )


def _exigir_de_ahora(llamada: Llamada, acto: Acto) -> None:
    """Its own caller's, standing, and of the last two minutes."""
    if llamada.agente_id != acto.usuario.pk:
        raise LlamadaRechazada("Solo quien llamó puede anotar en esa llamada.")
    if llamada.anulada_en is not None:
        raise LlamadaRechazada("Ese resultado ya se deshizo.")
    if acto.ahora - llamada.inicio > PLAZO_PARA_DESHACER:
        raise LlamadaRechazada("Ya pasaron dos minutos: escríbalo como nota del cliente.")


def _exigir_que_se_pueda_deshacer(llamada: Llamada, acto: Acto) -> None:
    if llamada.agente_id != acto.usuario.pk:
        raise LlamadaRechazada("Solo quien llamó puede deshacer el resultado.")
    if llamada.anulada_en is not None:
        raise LlamadaRechazada("Ese resultado ya se deshizo.")
    if acto.ahora - llamada.inicio > PLAZO_PARA_DESHACER:
        raise LlamadaRechazada("Ya pasaron dos minutos: registre otra llamada con el resultado.")
    if Llamada.objects.filter(agente=acto.usuario, pk__gt=llamada.pk, anulada_en=None).exists():
        raise LlamadaRechazada("Ya hay otra llamada después de esa: no se puede deshacer.")


def _como_estaba(contacto: ContactoCartera, numero: str) -> Antes:
    """What the outcome is about to change, of the client's place and of the number."""
    telefono = TelefonoCliente.objects.filter(cliente=contacto.cliente_id, numero=numero).first()
    calificacion = telefono.calificacion if telefono else None
    return {**como_esta(contacto), "calificacion": calificacion}


def _anotar(llamada: Llamada, tipo: str, acto: Acto) -> None:
    datos = {
        "llamada": llamada.pk,
        "resultado": llamada.resultado_id,
        "proposito": llamada.proposito,
    }
    if llamada.entrante:
        datos["entrante"] = True
    if llamada.detalle is not None:
        datos["detalle"] = llamada.detalle.codigo
    anotar(f"contacto:{llamada.contacto_id}", tipo, acto=acto, datos=datos)
