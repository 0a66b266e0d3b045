"""What follows from the outcome of a call, beside the end of its taking (4.1)."""

from django.db.models import F

from cartera.models import ContactoCartera, Llamada, NoLlamar, Proposito, TelefonoCliente
from cartera.servicios.cola import renovar_reserva

C = TelefonoCliente.Calificacion


def aplicar(llamada: Llamada) -> None:
    """What follows from the flags of the outcome, beside the end of the taking."""
    if es_un_intento(llamada):
        ContactoCartera.objects.filter(pk=llamada.contacto_id).update(intentos=F("intentos") + 1)
    if llamada.proposito == Proposito.OFERTA:
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


def es_un_intento(llamada: Llamada) -> bool:
    """Of ours to reach him: neither a follow-up nor a call of his own."""
    return llamada.proposito == Proposito.OFERTA and not llamada.entrante
