"""Record a call with its outcome, and take a slip back (4.1)."""

from django.db import transaction
from django.db.models import F

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.telefonos import leer_telefono, nacional
from bluecom.bolivia.texto import limpiar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Usuario
from cartera.errores import LlamadaRechazada
from cartera.models import (
    ContactoCartera,
    DetalleLlamada,
    Llamada,
    NoLlamar,
    Proposito,
    ResultadoLlamada,
    TelefonoCliente,
)
from cartera.servicios.cierre import PLAZO_PARA_DESHACER
from cartera.servicios.cola import renovar_reserva

C = TelefonoCliente.Calificacion
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
    nota: str = "",
) -> Llamada:
    """Record one call in the caller's transaction (4.1); ``cerrar_por_llamada`` ends the taking.

    ``proposito`` comes from the sale, never from the person: a follow-up leaves the client's
    place in the portfolio alone. With ``sigue`` a client who was not reached stays in hand. A
    number on the do-not-call list is refused for an offer. Raises ``DatoInvalido``.
    """
    numero = leer_telefono(telefono)
    oferta = proposito == Proposito.OFERTA
    with transaction.atomic():
        contacto = ContactoCartera.objects.select_for_update().get(pk=contacto_id)
        elegido = _resultado(contacto, resultado, oferta=oferta)
        sigue = (sigue and elegido.admite_otro_numero) or not (oferta or elegido.solo_seguimiento)
        sub = _detalle(elegido, detalle, obligado=not sigue)
        if oferta:
            _exigir_en_su_mano(contacto, acto.usuario)
        if oferta and not elegido.no_llamar:
            _exigir_que_se_pueda_llamar(contacto, numero)
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
        _aplicar(llamada)
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
            intentos=F("intentos") - int(llamada.proposito == Proposito.OFERTA)
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


def _resultado(contacto: ContactoCartera, codigo: str, *, oferta: bool) -> ResultadoLlamada:
    de = ResultadoLlamada.objects.de if oferta else ResultadoLlamada.objects.de_seguimiento
    elegido = de(contacto.cartera_id).filter(pk=codigo).first()
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


def _exigir_que_se_pueda_llamar(contacto: ContactoCartera, numero: str) -> None:
    if contacto.pidio_no_llamar or NoLlamar.objects.alguno([numero]):
        raise LlamadaRechazada(
            f"El cliente pidió que no se lo llame ({nacional(numero)}): "
            "marque «Pide que no lo llamen más»."
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


def _como_estaba(contacto: ContactoCartera, numero: str) -> dict[str, str | int | None]:
    """What the outcome is about to change, of the client's place and of the number."""
    telefono = TelefonoCliente.objects.filter(cliente=contacto.cliente_id, numero=numero).first()
    proximo = contacto.proximo_en
    return {
        "situacion_previa": contacto.situacion_previa,
        "atendido_por": contacto.atendido_por_id,
        "proximo_en": proximo.isoformat() if proximo else None,
        "calificacion": telefono.calificacion if telefono else None,
    }


def _aplicar(llamada: Llamada) -> None:
    """What follows from the flags of the outcome, beside the end of the taking."""
    if llamada.proposito == Proposito.OFERTA:
        ContactoCartera.objects.filter(pk=llamada.contacto_id).update(intentos=F("intentos") + 1)
        renovar_reserva(llamada.contacto_id, ahora=llamada.inicio)
    if llamada.resultado.no_llamar:
        _no_llamar_mas(llamada)
    calificacion = _que_es_el_numero(llamada)
    if calificacion:
        _calificar(llamada, calificacion)


def _que_es_el_numero(llamada: Llamada) -> str:
    """What the call showed of the number; empty when nothing new."""
    resultado = llamada.resultado
    if resultado.numero_malo:
        return C.EQUIVOCADO if resultado.contacto else C.FUERA_DE_SERVICIO
    if llamada.efectiva:
        return C.BUENO
    sin_saber = llamada.antes["calificacion"] in (None, C.SIN_CALIFICAR)
    return C.OTRA_PERSONA if resultado.otra_persona and sin_saber else ""


def _no_llamar_mas(llamada: Llamada) -> None:
    """The number dialled and the line, of this client: his other contacts fall with them.

    The numbers of practice are invented, and may be somebody's.
    """
    if llamada.contacto.cartera.de_prueba:
        return
    for numero in {llamada.telefono, llamada.contacto.linea}:
        NoLlamar.objects.vigentes().get_or_create(
            numero=numero,
            cliente_id=llamada.contacto.cliente_id,
            defaults={
                "llamada": llamada,
                "pedido_en": llamada.inicio,
                "anotado_por_id": llamada.agente_id,
            },
        )


def _calificar(llamada: Llamada, calificacion: str) -> None:
    TelefonoCliente.objects.update_or_create(
        cliente_id=llamada.contacto.cliente_id,
        numero=llamada.telefono,
        defaults={"calificacion": calificacion},
    )


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
