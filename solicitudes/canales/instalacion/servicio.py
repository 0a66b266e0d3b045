"""Step 11.2: the installation as a fact, recorded whatever the folder's state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse

from bluecom.bitacora.servicios import anotar
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.avisos import avisar
from bluecom.planillas.models import Corrida
from solicitudes.canales.instalacion.equipo import exigir_series_libres
from solicitudes.canales.terminos.servicio import deber_terminos
from solicitudes.models import Instalacion, Motivo, Venta, Visita
from solicitudes.papeles import emision as papeles
from solicitudes.plazos.asuntos import REABRIR, asunto
from solicitudes.plazos.visita import acordar_visita
from solicitudes.puerta.avanzar import avanzar, bloquear
from solicitudes.puerta.permitir import exigir, exigir_estado
from solicitudes.puerta.razones import anotar_razon
from solicitudes.reglas import permisos
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import CON_INSTALACION, Estado

FALLIDA = "visita_fallida"


@dataclass(frozen=True)
class DelArchivo:
    """The line of a file of Gestión de Red that says it."""

    corrida: Corrida
    linea: int


def registrar_visita_fallida(
    venta_id: int,
    *,
    acto: Acto,
    fecha: date,
    motivo: Motivo,
    nueva_fecha: date | None = None,
    tecnico: str = "",
    segun: DelArchivo | None = None,
) -> Visita:
    """A visit that did not install: its coded reason, which the asesor hears, and the new date."""
    with transaction.atomic():
        venta = _instalable(venta_id, acto, fecha)
        exigir_sin_instalar(venta)
        dicho = {"motivo": motivo, "nueva_fecha": nueva_fecha, "tecnico": tecnico}
        visita = _visitar(venta, acto, segun, fecha=fecha, hecha=False, **dicho)
        seguir_la_agenda(venta, acto=acto)
        vuelven = f"Nueva visita: {nueva_fecha:%d/%m/%Y}." if nueva_fecha else "Sin nueva fecha."
        anotar_razon(venta, FALLIDA, motivo, vuelven, acto=acto)
        datos = {"motivo": motivo.codigo, "visita": visita.pk, **_de_donde(segun)}
        anotar(venta.cadena, FALLIDA, acto=acto, datos=datos)
        avisar(
            [venta.asesor_id],
            f"No se instaló a {venta.cliente} (venta {venta.pk}): {motivo}. {vuelven}",
            clave=f"{FALLIDA}:{visita.pk}",
            ahora=acto.ahora,
            url=venta.get_absolute_url(),
        )
    return visita


def registrar_instalacion(
    venta_id: int,
    *,
    acto: Acto,
    fecha: date,
    equipos: Sequence[dict[str, str]] = (),
    tecnico: str = "",
    segun: DelArchivo | None = None,
) -> Venta:
    """The service works; the acta completes the Comodato with serial and MAC.

    An approved folder becomes INSTALADA in the same act and owes the terms, unless somebody asks
    to open it again: then that is decided first, and both who ask and who decide hear of it.
    """
    with transaction.atomic():
        venta = _instalable(venta_id, acto, fecha)
        exigir_sin_instalar(venta)
        exigir_series_libres(venta, equipos)
        _visitar(venta, acto, segun, fecha=fecha, hecha=True, tecnico=tecnico)
        seguir_la_agenda(venta, acto=acto)
        venta.instalacion = Instalacion.objects.create(
            venta=venta,
            fecha=fecha,
            equipos=list(equipos),
            registrada_por=acto.usuario,
            registrada_en=acto.ahora,
        )
        anotar(venta.cadena, "registrar_instalacion", acto=acto, datos=_de_donde(segun))
        papeles.emitir_acta_de_instalacion(venta, acto=acto)
        if venta.reapertura_pedida_por is not None:
            _avisar_que_espera(venta, venta.reapertura_pedida_por)
        elif venta.estado == Estado.CONFORME:
            venta = confirmar_instalacion(venta_id, acto=acto)
    return venta


def confirmar_instalacion(venta_id: int, *, acto: Acto) -> Venta:
    """An approved folder whose service works: the terms are owed."""
    venta = avanzar(venta_id, "confirmar_instalacion", acto=acto)
    deber_terminos(venta, acto=acto)
    return venta


def exigir_sin_instalar(venta: Venta) -> None:
    if venta.instalacion_actual is not None:
        raise TransicionInvalida("La instalación de esta venta ya está registrada.")


def seguir_la_agenda(venta: Venta, *, acto: Acto, hubo: bool = True) -> None:
    """What is awaited is what the last visit agreed, when it did not install."""
    ultima = venta.visitas.last()
    acordada = ultima.nueva_fecha if ultima is not None else None
    acordar_visita(venta, acordada, acto=acto, hubo=hubo)


def _avisar_que_espera(venta: Venta, pedida_por: Usuario) -> None:
    """Installed while a re-opening waits: its terms wait too."""
    jefes = Usuario.objects.filter(rol=Rol.JEFE_SERVICIO, is_active=True).values_list("pk")
    texto = (
        f"Se instaló el servicio de {venta.cliente} (venta {venta.pk}) con una reapertura pedida: "
        "los términos esperan a que se decida."
    )
    clave, ahora = f"instalada_con_reapertura:{venta.pk}", venta.ahora
    deciden, espera = [pk for (pk,) in jefes], asunto(venta, REABRIR)
    donde = reverse("reaperturas")
    avisar(deciden, texto, clave=clave, ahora=ahora, url=donde, asunto=espera)
    de_quien_pide = reverse("revisar", args=[venta.pk])
    avisar([pedida_por.pk], texto, clave=clave, ahora=ahora, url=de_quien_pide)


def _visitar(venta: Venta, acto: Acto, segun: DelArchivo | None, **dicho: Any) -> Visita:
    return Visita.objects.create(
        venta=venta,
        registrada_por=acto.usuario,
        registrada_en=acto.ahora,
        corrida=segun.corrida if segun else None,
        linea=segun.linea if segun else None,
        **dicho,
    )


def _de_donde(segun: DelArchivo | None) -> dict[str, int]:
    return {"corrida": segun.corrida.pk, "linea": segun.linea} if segun else {}


def _instalable(venta_id: int, acto: Acto, fecha: date) -> Venta:
    venta = bloquear(venta_id, acto=acto)
    exigir(permisos.es_de_canales_virtuales, venta, acto.usuario)
    if venta.de_practica:
        raise TransicionInvalida("Es una venta de práctica: no hay qué instalar.")
    exigir_estado(venta, *CON_INSTALACION)
    exigir_fecha(venta, fecha)
    return venta


def exigir_fecha(venta: Venta, fecha: date) -> None:
    """Nobody was there before the request was registered, nor tomorrow."""
    if fecha > hoy(venta.ahora):
        raise TransicionInvalida("La fecha no puede ser futura.")
    if venta.glosada_en and fecha < hoy(venta.glosada_en):
        raise TransicionInvalida(
            "La fecha no puede ser anterior al registro de la solicitud (paso 9)."
        )
