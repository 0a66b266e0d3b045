"""Record a call with its outcome, and take a slip back (4.1)."""

from datetime import timedelta

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
    Llamada,
    NoLlamar,
    Proposito,
    ResultadoLlamada,
    TelefonoCliente,
)
from cartera.servicios.cola import renovar_reserva

PLAZO_PARA_DESHACER = timedelta(minutes=2)


def registrar_llamada(
    contacto_id: int, *, acto: Acto, resultado: str, telefono: str, proposito: str, nota: str = ""
) -> Llamada:
    """Record one call in the caller's transaction (4.1).

    ``proposito`` comes from the sale, never from the person. A number on the
    do-not-call list is refused for an offer. Raises ``DatoInvalido``.
    """
    elegido = _resultado(resultado)
    numero = leer_telefono(telefono)
    with transaction.atomic():
        contacto = ContactoCartera.objects.select_for_update().get(pk=contacto_id)
        _exigir_en_su_mano(contacto, acto.usuario, proposito)
        if proposito == Proposito.OFERTA and not elegido.no_llamar:
            _exigir_que_se_pueda_llamar(contacto, numero)
        llamada = Llamada.objects.create(
            contacto=contacto,
            agente=acto.usuario,
            telefono=numero,
            inicio=acto.ahora,
            resultado=elegido,
            proposito=Proposito(proposito),
            efectiva=elegido.efectiva,
            venta=elegido.venta,
            nota=limpiar(nota, lineas=True)[:300],
        )
        _aplicar(llamada)
        _anotar(llamada, "llamada", acto)
    return llamada


def deshacer_llamada(llamada_id: int, *, acto: Acto) -> Llamada:
    """Take back the last outcome: until the next call, and for two minutes.

    The call is marked, never deleted; what it alone put on the do-not-call list leaves it.
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
        _calificar(llamada, TelefonoCliente.Calificacion.SIN_CALIFICAR)
        _anotar(llamada, "deshacer_llamada", acto)
    return llamada


def _resultado(codigo: str) -> ResultadoLlamada:
    elegido = ResultadoLlamada.objects.activos().filter(pk=codigo).first()
    if elegido is None:
        raise LlamadaRechazada("Elija de la lista cómo terminó la llamada.")
    return elegido


def _exigir_en_su_mano(contacto: ContactoCartera, usuario: Usuario, proposito: str) -> None:
    ajeno = contacto.reservado_por_id not in (None, usuario.pk)
    if ajeno and proposito == Proposito.OFERTA:
        raise LlamadaRechazada("Este cliente lo tiene ahora otra persona: pida el siguiente.")


def _exigir_que_se_pueda_llamar(contacto: ContactoCartera, numero: str) -> None:
    if contacto.pidio_no_llamar or NoLlamar.objects.alguno([numero]):
        raise LlamadaRechazada(
            f"El cliente pidió que no se lo llame ({nacional(numero)}): descártelo con ese motivo."
        )


def _exigir_que_se_pueda_deshacer(llamada: Llamada, acto: Acto) -> None:
    if llamada.agente_id != acto.usuario.pk:
        raise LlamadaRechazada("Solo quien llamó puede deshacer el resultado.")
    if llamada.anulada_en is not None:
        raise LlamadaRechazada("Ese resultado ya se deshizo.")
    if acto.ahora - llamada.inicio > PLAZO_PARA_DESHACER:
        raise LlamadaRechazada("Ya pasaron dos minutos: registre otra llamada con el resultado.")
    if Llamada.objects.filter(agente=acto.usuario, pk__gt=llamada.pk, anulada_en=None).exists():
        raise LlamadaRechazada("Ya hay otra llamada después de esa: no se puede deshacer.")


def _aplicar(llamada: Llamada) -> None:
    """What follows from the flags of the outcome."""
    if llamada.proposito == Proposito.OFERTA:
        ContactoCartera.objects.filter(pk=llamada.contacto_id).update(intentos=F("intentos") + 1)
    renovar_reserva(llamada.contacto_id, ahora=llamada.inicio)
    if llamada.resultado.no_llamar:
        _no_llamar_mas(llamada)
    if llamada.resultado.numero_malo:
        _calificar(llamada, TelefonoCliente.Calificacion.EQUIVOCADO)
    elif llamada.efectiva:
        _calificar(llamada, TelefonoCliente.Calificacion.BUENO)


def _no_llamar_mas(llamada: Llamada) -> None:
    """The number dialled and the line; the client's other contacts fall with them."""
    for numero in {llamada.telefono, llamada.contacto.linea}:
        NoLlamar.objects.vigentes().get_or_create(
            numero=numero,
            defaults={
                "cliente_id": llamada.contacto.cliente_id,
                "llamada": llamada,
                "pedido_en": llamada.inicio,
                "anotado_por_id": llamada.agente_id,
            },
        )


def _calificar(llamada: Llamada, calificacion: TelefonoCliente.Calificacion) -> None:
    TelefonoCliente.objects.update_or_create(
        cliente_id=llamada.contacto.cliente_id,
        numero=llamada.telefono,
        defaults={"calificacion": calificacion},
    )


def _anotar(llamada: Llamada, tipo: str, acto: Acto) -> None:
    anotar(
        f"contacto:{llamada.contacto_id}",
        tipo,
        acto=acto,
        datos={
            "llamada": llamada.pk,
            "resultado": llamada.resultado_id,
            "proposito": llamada.proposito,
        },
    )
