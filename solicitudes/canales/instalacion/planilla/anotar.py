"""Record one visit as a person of Canales Virtuales would, or say why not (11.2)."""

from datetime import date
from typing import Any

from django.db import transaction

from bluecom.bolivia.errores import DatoInvalido
from bluecom.cuentas.acto import Acto
from bluecom.planillas.models import Corrida
from bluecom.planillas.recorrer import Suerte
from bluecom.rechazo import Rechazo
from solicitudes.canales.instalacion.dicho import lo_registrado
from solicitudes.canales.instalacion.formulario import InstalacionForm, VisitaForm, unidades_de
from solicitudes.canales.instalacion.planilla.diferencias import (
    buscar_diferencia,
    en_palabras,
    lo_dicho,
    rectificable,
)
from solicitudes.canales.instalacion.planilla.parte import Parte
from solicitudes.canales.instalacion.servicio import (
    DelArchivo,
    registrar_instalacion,
    registrar_visita_fallida,
)
from solicitudes.models import DiferenciaDeInstalacion, Venta, Visita
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.reglas import permisos
from solicitudes.reglas.estados import CON_INSTALACION


def anotar_parte(parte: Parte, venta_id: int, corrida: Corrida, acto: Acto) -> Suerte:
    """Record it, find it already recorded, or set both values before a person.

    Raises ``Rechazo`` with what the sale does not admit.
    """
    with transaction.atomic():
        venta = Venta.objects.select_for_update().get(pk=venta_id)
        venta.ahora = acto.ahora
        exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
        visita = _la_misma(venta, parte)
        if visita is not None:
            return _contra_lo_registrado(venta, visita, parte, corrida, acto)
        if venta.instalacion_actual is not None:
            raise DatoInvalido(
                "La instalación ya está registrada el "
                f"{venta.instalacion_actual.fecha:%d/%m/%Y}: una visita anterior ya no se anota."
            )
        return _registrar(venta, parte, corrida, acto)


def _la_misma(venta: Venta, parte: Parte) -> Visita | None:
    """The visit that the row tells again: that of the same day, or the one that installed.

    What came after an installation, or says that there was none that day, contradicts it.
    """
    visitas = list(venta.visitas.select_related("motivo"))
    hecha = next((v for v in visitas if v.hecha), None)
    if not parte.hecha:
        fallidas = [v for v in visitas if not v.hecha and v.fecha == parte.fecha]
        if fallidas:
            return next((v for v in fallidas if v.motivo == parte.motivo), fallidas[0])
        if hecha is not None and parte.fecha < hecha.fecha:
            return None
    return hecha


def _contra_lo_registrado(
    venta: Venta, visita: Visita, parte: Parte, corrida: Corrida, acto: Acto
) -> Suerte:
    registrado = lo_registrado(venta, visita)
    dicho = lo_dicho(parte, registrado)
    if dicho == registrado:
        return Suerte("sin_cambios", "igual", "Ya está registrado así.", None, visita.pk)
    antes = buscar_diferencia(venta, registrado, dicho)
    if antes is not None:
        como = antes.get_decision_display() or "espera una decisión"
        clase = "igual" if antes.decision else "por_decidir"
        motivo = f"Un archivo ya dijo lo mismo: {como.lower()}."
        return Suerte("sin_cambios", clase, motivo, None, None if antes.decision else antes.pk)
    diferencia = DiferenciaDeInstalacion.objects.create(
        venta=venta,
        corrida=corrida,
        linea=parte.linea,
        registrado=registrado,
        dicho=dicho,
        parte=rectificable(venta, visita, parte),
        abierta_en=acto.ahora,
    )
    motivo = f"Venta {venta.pk}: {en_palabras(registrado, dicho)}. Queda por decidir."
    return Suerte("por_decidir", "por_decidir", motivo, diferencia.pk)


def _registrar(venta: Venta, parte: Parte, corrida: Corrida, acto: Acto) -> Suerte:
    exigir_estado(venta, *CON_INSTALACION)
    segun = DelArchivo(corrida, parte.linea)
    if parte.hecha:
        form: Any = InstalacionForm(venta, _de_la_instalacion(venta, parte))
        datos = _exigir_bueno(form).datos()
        hecha = registrar_instalacion(venta.pk, acto=acto, segun=segun, **datos)
        visita = hecha.visitas.get(hecha=True)
        dicho = f"Venta {venta.pk}: instalada el {parte.fecha:%d/%m/%Y}."
        return Suerte("instaladas", "instalada", dicho, visita.pk)
    form = _exigir_bueno(VisitaForm(venta, _de_la_visita(parte)))
    visita = registrar_visita_fallida(venta.pk, acto=acto, segun=segun, **form.cleaned_data)
    dicho = f"Venta {venta.pk}: visita del {parte.fecha:%d/%m/%Y}: {parte.motivo}."
    return Suerte("visitas", "visita", dicho, visita.pk)


def _de_la_instalacion(venta: Venta, parte: Parte) -> dict[str, str]:
    """As a person would fill the page: one serial for each unit, in the order of the Comodato."""
    unidades = unidades_de(venta)
    for que, dichas in (("series", parte.series), ("direcciones MAC", parte.macs)):
        if len(dichas) > len(unidades):
            raise DatoInvalido(
                f"La fila trae {len(dichas)} {que} y la venta {venta.pk} lleva "
                f"{len(unidades)} equipos."
            )
    datos = {"fecha": _dia(parte.fecha), "tecnico": parte.tecnico}
    datos |= {f"serie_{n}": serie for n, serie in enumerate(parte.series)}
    return datos | {f"mac_{n}": mac for n, mac in enumerate(parte.macs)}


def _de_la_visita(parte: Parte) -> dict[str, Any]:
    datos = {
        "fecha": _dia(parte.fecha),
        "motivo": parte.motivo.pk if parte.motivo else "",
        "nueva_fecha": _dia(parte.nueva_fecha) if parte.nueva_fecha else "",
        "tecnico": parte.tecnico,
    }
    return {f"visita-{campo}": valor for campo, valor in datos.items()}


def _exigir_bueno(form: Any) -> Any:
    """The same sentences that the page writes beside each field."""
    if not form.is_valid():
        raise Rechazo([str(razon) for razones in form.errors.values() for razon in razones])
    return form


def _dia(fecha: date) -> str:
    return fecha.isoformat()
