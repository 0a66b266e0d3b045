"""Step 4: a second product for the same client in one call."""

from typing import Any

from django.db import transaction

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from documentos.servicios import abrir_carpeta
from solicitudes.models import CondicionComercial, FichaLlamada, Venta, Verificacion
from solicitudes.pasos.hermanas import compartir_archivos, ficha_compartida
from solicitudes.pasos.p02_p03_consultas.servicio import revisar_otra_direccion
from solicitudes.pasos.p04_llamada.servicio import registrar_aceptacion
from solicitudes.puerta.avanzar import bloquear
from solicitudes.puerta.permitir import exigir_asesor
from solicitudes.reglas.comprobaciones import desistimiento
from solicitudes.reglas.errores import RazonConCampo, TransicionInvalida
from solicitudes.reglas.estados import CORREGIBLES, Estado

SIN_CAPACIDAD = "Revise en Contact Center ese producto por esa tecnología, y márquelo (3.2)."


def aceptar_otra(
    venta_id: int,
    *,
    acto: Acto,
    condicion: CondicionComercial,
    tecnologia: str,
    facturacion: str,
    capacidad: bool = False,
    **datos: Any,
) -> Venta:
    """A sister sale, accepted in the call of the first (4.2): nothing said there is asked again.

    ``capacidad``: Contact Center shows it for this product by this technology; asked only when
    no check of the first sale says so already. ``datos``: as of ``registrar_aceptacion``.
    """
    with transaction.atomic():
        venta = bloquear(venta_id, acto=acto)
        exigir_asesor(venta, acto.usuario)
        razones = impide_otra(venta)
        if razones:
            raise TransicionInvalida(razones)
        hermana = _abrir(venta, condicion, acto)
        if not con_capacidad_para(venta, condicion, tecnologia):
            _anotar_capacidad(hermana, tecnologia, acto, revisada=capacidad)
        aceptada = registrar_aceptacion(
            hermana.pk,
            acto=acto,
            condicion=condicion,
            tecnologia=tecnologia,
            facturacion=facturacion,
            **datos,
        )
        _informar(aceptada)
    return aceptada


def impide_otra(venta: Venta) -> list[str]:
    """A second product is of the call in which the first was accepted."""
    if venta.aceptada_en is None or venta.estado not in (Estado.ACEPTADA, *CORREGIBLES):
        return ["Otro producto se agrega a una venta aceptada que todavía no se entregó."]
    if hoy(venta.aceptada_en) != venta.dia:
        return [f"Aceptó el {hoy(venta.aceptada_en):%d/%m/%Y}: otro producto pide otra llamada."]
    if desistio := desistimiento(venta):
        return [desistio]
    return []


def con_capacidad_para(venta: Venta, condicion: CondicionComercial, tecnologia: str) -> bool:
    """Whether a check of the first sale holds for exactly this product and technology."""
    revisada = venta.capacidad_vigente()
    return revisada is not None and revisada.alcanza(condicion.plan.producto_id, tecnologia)


def _abrir(venta: Venta, condicion: CondicionComercial, acto: Acto) -> Venta:
    """It is in nobody's hand: another client may be, and no reservation runs for it."""
    hermana: Venta = Venta.objects.create(
        contacto=venta.contacto,
        asesor=acto.usuario,
        carpeta=abrir_carpeta(ahora=acto.ahora, de_prueba=venta.carpeta.de_prueba),
        hermana_de=venta.hermana_de or venta,
        llamada=venta.llamada,
        servicios_requeridos=[condicion.plan.producto_id],
        servicios_confirmados_en=acto.ahora,
        tomada_en=venta.tomada_en,
        entrante=venta.entrante,
        aceptada_en=acto.ahora,
        estado=Estado.FACTIBLE,
    )
    for consulta in venta.verificaciones.all():
        Verificacion.objects.create(**_copia(consulta), venta=hermana)
    ficha = ficha_compartida(hermana)
    if ficha is not None:
        ficha.save()
    compartir_archivos(venta, hermana)
    datos = {"hasta": hermana.estado, "hermana_de": venta.pk}
    anotar(hermana.cadena, "tomar", acto=acto, datos=datos)
    return hermana


def _informar(hermana: Venta) -> None:
    """What both offers say alike was told already, and when."""
    comun = ficha_compartida(hermana)
    if comun is not None:
        FichaLlamada.objects.filter(venta=hermana).update(informado=comun.informado)


def _anotar_capacidad(hermana: Venta, tecnologia: str, acto: Acto, *, revisada: bool) -> None:
    if not revisada:
        raise TransicionInvalida([RazonConCampo(SIN_CAPACIDAD, "capacidad")])
    ficha = hermana.ficha_actual
    donde = "" if ficha is None or ficha.misma_direccion else ficha.direccion_dictada
    revisar_otra_direccion(hermana.pk, acto=acto, tecnologias=[tecnologia], direccion=donde)


def _copia(consulta: Verificacion) -> dict[str, object]:
    """The same check with its original date and author."""
    return {
        campo.name: getattr(consulta, campo.name)
        for campo in consulta._meta.concrete_fields
        if campo.name not in ("id", "venta")
    }
