"""Step 11: what whoever stands at the counter sees of each folder, before receiving it.

A mark is in the database, so that every browser shows it, and binds nobody: it can be taken
back until its folder is received.
"""

from django.db import transaction

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.rechazo import YaDecidido
from solicitudes.canales.recepcion.consulta import carpetas_por_recibir
from solicitudes.models import CarpetaEntregada, Entrega, Marca, Motivo
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_estado
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado


def marcar(carpeta_id: int, *, acto: Acto, marca: Marca) -> CarpetaEntregada:
    """Present or missing, by whom and when; the same mark twice keeps the first one's name."""
    exigir_mostrador(acto)
    with transaction.atomic():
        fila = _abierta(carpeta_id)
        if fila.marca != marca:
            fila.marca, fila.marcada_en, fila.marcada_por = marca, acto.ahora, acto.usuario
            fila.save(update_fields=["marca", "marcada_en", "marcada_por"])
    return fila


def quitar_marca(carpeta_id: int, *, acto: Acto) -> None:
    """As if nobody had looked at it; an extra one is no longer in the acta it came with."""
    exigir_mostrador(acto)
    with transaction.atomic():
        fila = _abierta(carpeta_id)
        if fila.extra_id is not None:
            _olvidar_extra(fila)
            return
        fila.marca, fila.marcada_en, fila.marcada_por = "", None, None
        fila.save(update_fields=["marca", "marcada_en", "marcada_por"])


def marcar_las_demas(
    entrega_id: int, *, acto: Acto, marca: Marca, contadas: int | None = None
) -> int:
    """All that nobody marked. Present ones are counted first: who did not look cannot say."""
    exigir_mostrador(acto)
    with transaction.atomic():
        Entrega.objects.select_for_update().get(pk=entrega_id)
        suyas = carpetas_por_recibir(acto.usuario).filter(entrega=entrega_id, marca="")
        ids = list(suyas.values_list("pk", flat=True))
        if not ids:
            raise TransicionInvalida("Todas las carpetas del acta ya tienen su marca.")
        if marca == Marca.PRESENTE and contadas != len(ids):
            raise DatoInvalido(_no_es_la_cuenta(len(ids), contadas))
        return (
            CarpetaEntregada.objects.abiertas()
            .filter(pk__in=ids, marca="")
            .update(marca=marca, marcada_en=acto.ahora, marcada_por=acto.usuario)
        )


def marcar_extra(
    venta_id: int, *, acto: Acto, motivo: Motivo, entrega_id: int | None = None
) -> CarpetaEntregada:
    """A folder that came and that nobody had proposed: with the acta it came with, or without."""
    exigir_mostrador(acto)
    if motivo.ambito != Motivo.Ambito.EXTRA:
        raise DatoInvalido("Elija por qué vino la carpeta sin estar en el acta.")
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_estado(venta, Estado.IMPRESA)
        if venta.de_practica:
            raise TransicionInvalida("Una carpeta de práctica no se entrega: termina impresa.")
        if venta.acta_abierta() is not None:
            raise YaDecidido(f"La carpeta de la venta {venta.pk} ya está en un acta por recibir.")
        entrega = _con_cual_vino(venta.pk, venta.asesor_id, entrega_id, acto)
        return CarpetaEntregada.objects.create(
            entrega=entrega,
            venta=venta,
            orden=entrega.carpetas.count() + 1,
            propuesta_en=acto.ahora,
            extra=motivo,
            marca=Marca.PRESENTE,
            marcada_en=acto.ahora,
            marcada_por=acto.usuario,
        )


def exigir_mostrador(acto: Acto) -> None:
    if not acto.usuario.tiene_rol(Rol.CANALES_VIRTUALES):
        raise PermisoDenegado("Solo Canales Virtuales recibe carpetas.")


def _abierta(carpeta_id: int) -> CarpetaEntregada:
    fila = CarpetaEntregada.objects.select_for_update(of=("self",)).get(pk=carpeta_id)
    if fila.recibida_en is not None:
        raise YaDecidido(f"La carpeta de la venta {fila.venta_id} ya fue recibida.")
    if fila.no_vino_en is not None:
        raise YaDecidido(f"La carpeta de la venta {fila.venta_id} ya no está en esa acta.")
    return fila


def _con_cual_vino(venta_id: int, asesor_id: int, entrega_id: int | None, acto: Acto) -> Entrega:
    """The acta at the counter; without one, the asesor's other folders that came without any."""
    if entrega_id is not None:
        entrega = Entrega.objects.select_for_update().get(pk=entrega_id)
        if not entrega.carpetas.filter(venta=venta_id).exists():
            return entrega
    sin_acta = Entrega.objects.select_for_update().filter(
        asesor_id=asesor_id,
        acta=None,
        pk__in=CarpetaEntregada.objects.abiertas().values("entrega_id"),
    )
    de_antes: Entrega | None = sin_acta.exclude(carpetas__venta=venta_id).first()
    return de_antes or Entrega.objects.create(asesor_id=asesor_id, propuesta_en=acto.ahora)


def _olvidar_extra(fila: CarpetaEntregada) -> None:
    entrega = fila.entrega
    fila.delete()
    if entrega.acta_id is None and not entrega.carpetas.exists():
        entrega.delete()


def _no_es_la_cuenta(quedan: int, contadas: int | None) -> str:
    sin_marcar = "queda 1 carpeta" if quedan == 1 else f"quedan {quedan} carpetas"
    if contadas is None:
        return (
            f"Cuente las carpetas que tiene delante y escriba cuántas son: {sin_marcar} sin marca."
        )
    return f"Usted contó {contadas} y {sin_marcar} sin marca: cuéntelas otra vez o escanéelas."
