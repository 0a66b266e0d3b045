"""Two clients that are one person: one stays, with both histories (1.1)."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, models, transaction

from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto
from cartera.duplicados import CAMPOS, comparar
from cartera.errores import UnionRechazada
from cartera.models import (
    Cliente,
    ContactoCartera,
    NoLlamar,
    Situacion,
    TelefonoCliente,
    UnionDeClientes,
)
from cartera.servicios.archivos.vueltas import deber_cura_de
from cartera.servicios.rellamadas import anular_rellamada

S = Situacion
UNIDO = "Unido con otro registro suyo"
MANDA = (S.EN_MANO, S.VENDIDO, S.NO_LLAMAR, S.RELLAMADA, S.CERRADO, S.ESPERA, S.REINTENTO,
         S.DISPONIBLE)  # fmt: skip
"""Which of two places in one portfolio is the person's: what binds more comes first.

Who was sold or asked not to be called stays so; a promised call is kept; who was offered and
closed is not offered again because another row had not been called.
"""


def unir(
    uno_id: int, otro_id: int, *, elegidos: Mapping[str, str], razon: str, acto: Acto
) -> Cliente:
    """Make one client of two, in which everything of both is found; the older number stays.

    ``elegidos``: "uno" or "otro" for each thing that both say differently. Raises
    ``UnionRechazada``: both in somebody's hands, a person and a company, a thing not decided.
    """
    with transaction.atomic():
        uno, otro = _bloquear(uno_id, otro_id)
        _exigir_que_se_pueda(uno, otro)
        quedan = _lo_que_queda(uno, otro, elegidos)
        union = UnionDeClientes(
            cliente=uno, era=otro.pk, razon=razon, por=acto.usuario, en=acto.ahora
        )
        union.datos = {"uno": _columnas(uno), "otro": _columnas(otro)}
        _mover_telefonos(uno, otro)
        _juntar_pedidos_de_no_llamar(uno, otro, acto)
        contactos = _mover_contactos(uno, otro, acto)
        try:
            with transaction.atomic():
                _mover_lo_demas(otro, uno)
        except IntegrityError:
            raise UnionRechazada("Cada uno tiene pendiente lo que solo puede tener uno.") from None
        otro.delete()
        for columna, valor in quedan.items():
            setattr(uno, columna, valor)
        uno.save()
        union.save()
        deber_cura_de(uno, acto=acto)
        datos = {"era": union.era, "contactos": contactos, "campos": sorted(elegidos)}
        anotar(f"cliente:{uno.pk}", "unir", acto=acto, datos=datos)
    return uno


def _bloquear(uno_id: int, otro_id: int) -> tuple[Cliente, Cliente]:
    """Both clients and their places, each in one order; the queue waits or passes them by."""
    if uno_id == otro_id:
        raise UnionRechazada("Es el mismo cliente: elija a otro.")
    claves = sorted((uno_id, otro_id))
    filas = list(Cliente.objects.select_for_update().filter(pk__in=claves).order_by("pk"))
    if len(filas) < 2:
        raise UnionRechazada("Uno de los dos ya no está: alguien los unió antes.")
    list(
        ContactoCartera.objects.select_for_update()
        .filter(cliente__in=claves)
        .order_by("pk")
        .values_list("pk")
    )
    return filas[0], filas[1]


def _exigir_que_se_pueda(uno: Cliente, otro: Cliente) -> None:
    if uno.de_prueba != otro.de_prueba:
        raise UnionRechazada("Un cliente de prueba no se une con uno de verdad.")
    if uno.tipo != otro.tipo:
        raise UnionRechazada("Una persona y una empresa no son el mismo cliente.")
    if _en_mano(uno) and _en_mano(otro):
        raise UnionRechazada(
            "Los dos tienen ahora una venta en mano: espere a que termine una de ellas."
        )


def _en_mano(cliente: Cliente) -> bool:
    """Taken now, or reserved for a second product: both have a taking in course."""
    tomados = models.Q(situacion=Situacion.EN_MANO) | models.Q(reservado_hasta__isnull=False)
    return cliente.contactos.filter(tomados).exists()


def _lo_que_queda(uno: Cliente, otro: Cliente, elegidos: Mapping[str, str]) -> dict[str, str]:
    """Each column as it was decided; where only one says something, that stays."""
    quedan: dict[str, str] = {}
    faltan = []
    for dato in comparar(uno, otro):
        if dato.por_decidir and elegidos.get(dato.campo) not in ("uno", "otro"):
            faltan.append(dato.etiqueta)
            continue
        del_otro = elegidos.get(dato.campo) == "otro" if dato.por_decidir else not dato.uno
        de_quien = otro if del_otro else uno
        quedan |= {columna: getattr(de_quien, columna) for columna in CAMPOS[dato.campo]}
    if faltan:
        raise UnionRechazada(f"Diga cuál queda: {', '.join(faltan).rstrip('.')}.")
    return quedan


def _columnas(cliente: Cliente) -> dict[str, str]:
    return {columna: getattr(cliente, columna) for suyas in CAMPOS.values() for columna in suyas}


def _mover_telefonos(uno: Cliente, otro: Cliente) -> None:
    """A number of both is one; what somebody found out of it stays."""
    ya = {telefono.numero: telefono for telefono in uno.telefonos.all()}
    for telefono in otro.telefonos.all():
        repetido = ya.get(telefono.numero)
        if repetido is None:
            telefono.cliente = uno
            telefono.save(update_fields=["cliente"])
        elif repetido.calificacion == TelefonoCliente.Calificacion.SIN_CALIFICAR:
            repetido.calificacion = telefono.calificacion
            repetido.save(update_fields=["calificacion"])
    otro.telefonos.all().delete()


def _juntar_pedidos_de_no_llamar(uno: Cliente, otro: Cliente, acto: Acto) -> None:
    """Who asked under both names on one number asked once: the older row goes on ruling."""
    pedidos = NoLlamar.objects.vigentes().filter(cliente__in=(uno, otro))
    rigen: set[str] = set()
    for pedido in pedidos.select_for_update().order_by("pedido_en", "pk"):
        if pedido.numero in rigen:
            pedido.anulado_en, pedido.razon = acto.ahora, UNIDO
            pedido.save(update_fields=["anulado_en", "razon"])
        rigen.add(pedido.numero)


def _mover_contactos(uno: Cliente, otro: Cliente, acto: Acto) -> dict[str, int]:
    """Each place of the other is the person's; two of one portfolio become the one that binds.

    Returns, for the log, each place that is no more and the one that has what was its.
    """
    suyos = {contacto.cartera_id: contacto for contacto in uno.contactos.all()}
    reemplazos: dict[str, int] = {}
    for contacto in otro.contactos.all():
        propio = suyos.get(contacto.cartera_id)
        if propio is None:
            contacto.cliente = uno
            contacto.save(update_fields=["cliente"])
            continue
        queda, sobra = sorted((propio, contacto), key=lambda c: MANDA.index(Situacion(c.situacion)))
        _exigir_que_no_lo_vuelvan_a_ofrecer(queda, sobra)
        reemplazos[str(sobra.pk)] = queda.pk
        _juntar_rellamadas(queda, sobra, acto)
        _juntar_contactos(queda, sobra, de=uno)
    return reemplazos


def _juntar_rellamadas(queda: ContactoCartera, sobra: ContactoCartera, acto: Acto) -> None:
    """A promise is kept while there is room for it: who is in hand returns to it afterwards."""
    promesa = sobra.rellamadas.pendientes().first()
    if promesa is None:
        return
    if queda.situacion == Situacion.EN_MANO and not queda.rellamadas.pendientes().exists():
        queda.situacion_previa, queda.proximo_en = Situacion.RELLAMADA, promesa.cuando
        return
    anular_rellamada(promesa.pk, acto=acto, motivo=UNIDO)


def _exigir_que_no_lo_vuelvan_a_ofrecer(queda: ContactoCartera, sobra: ContactoCartera) -> None:
    """How the taking in hand ends would overwrite what was sold."""
    if queda.situacion == S.EN_MANO and sobra.situacion == S.VENDIDO:
        raise UnionRechazada(
            f"Uno de los dos ya aceptó, y {queda.reservado_por} tiene al otro en mano: "
            "espere a que termine con él."
        )


def _volver_a_lo_que_manda(queda: ContactoCartera, sobra: ContactoCartera) -> None:
    """Who is in hand, given back, is what binds more: not offered again when he had refused.

    A promise that he was taken for stays his: a do-not-call rules beside it.
    """
    previa, otra = Situacion(queda.situacion_previa or S.DISPONIBLE), Situacion(sobra.situacion)
    if queda.situacion != S.EN_MANO or previa == S.RELLAMADA:
        return
    if MANDA.index(otra) < MANDA.index(previa):
        queda.situacion_previa, queda.proximo_en = otra, sobra.proximo_en


def _juntar_contactos(queda: ContactoCartera, sobra: ContactoCartera, *, de: Cliente) -> None:
    """One portfolio, one place: its sales, calls and attempts are of it, and no line is lost."""
    try:
        with transaction.atomic():
            _mover_lo_demas(sobra, queda)
    except IntegrityError:
        raise UnionRechazada(
            "En la misma cartera los dos tienen pendiente lo que solo puede tener uno."
        ) from None
    if sobra.linea != queda.linea:
        TelefonoCliente.objects.get_or_create(
            cliente=de, numero=sobra.linea, defaults={"tipo": TelefonoCliente.Tipo.FIJO}
        )
    retenidos = [c.retenido_hasta for c in (queda, sobra) if c.retenido_hasta]
    queda.retenido_hasta = max(retenidos, default=None)
    queda.intentos += sobra.intentos
    queda.asignado_a = queda.asignado_a or sobra.asignado_a
    queda.es_elegible = queda.es_elegible and sobra.es_elegible
    _volver_a_lo_que_manda(queda, sobra)
    sobra.delete()
    queda.cliente = de
    queda.save()


def _mover_lo_demas(de: models.Model, a: models.Model) -> None:
    """Whatever names the one names the other from now on, also in rooms above this one."""
    for relacion in de._meta.related_objects:
        filas: Any = relacion.related_model._base_manager
        filas.filter(**{relacion.field.name: de}).update(**{relacion.field.name: a})
