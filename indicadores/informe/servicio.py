"""Make the report of a month, keep it, and see that the jefes have it; twice does nothing."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse

from bluecom.cuentas.models import Rol, Usuario
from bluecom.pendientes.adjuntos import Adjunto
from bluecom.pendientes.avisos import avisar
from bluecom.pendientes.correo import encolar_correo
from bluecom.pendientes.models import Tema
from bluecom.planillas.salida import Formato
from documentos.almacen import almacen
from documentos.papel.firma import SinFirma, firmar, hay_llave
from documentos.pdf import contar_paginas
from indicadores import consultas
from indicadores.consultas import ResumenMes, base
from indicadores.informe.papel import dibujar
from indicadores.informe.planilla import planilla_de
from indicadores.models import InformeMensual
from indicadores.publico import como_json

JEFES = (Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO)


class MesSinTerminar(Exception):
    """The report of a month that goes on would be false by the evening."""


def producir_y_repartir(informe_id: int, *, ahora: datetime) -> None:
    """One transaction: whoever finds no file finds no e-mail either, and the other way round."""
    suyos = InformeMensual.objects.select_related("cierre").select_for_update(of=("self",))
    informe = suyos.get(pk=informe_id)
    if informe.listo:
        return
    adjuntos = _producir(informe, ahora)
    jefes = list(Usuario.objects.filter(rol__in=JEFES, is_active=True, de_prueba=False))
    for jefe in jefes:
        _repartir(informe, jefe, adjuntos, ahora)
    _decir_a_quien_no_llega(informe, jefes, ahora)


def abrir(informe: InformeMensual) -> bytes:
    """The PDF that was mailed; raises ``ArchivoAlterado`` when a single byte is not the same."""
    return almacen().leer(informe.archivo, sha256=informe.sha256)


def abrir_planilla(informe: InformeMensual) -> bytes:
    """The workbook that was mailed, the same way."""
    return almacen().leer(informe.planilla, sha256=informe.planilla_sha256)


def _producir(informe: InformeMensual, ahora: datetime) -> list[Adjunto]:
    resumen = _leer(informe, ahora)
    if ahora < resumen.periodo.hasta:
        raise MesSinTerminar(f"{resumen.nombre.capitalize()} todavía no terminó.")
    papel = _firmado(informe, dibujar(resumen, ahora=ahora), ahora)
    planilla = planilla_de(resumen, ahora=ahora)
    guardado = almacen().guardar(papel)
    informe.archivo, informe.sha256 = guardado.nombre, guardado.sha256
    informe.sha256_cifrado, informe.paginas = guardado.sha256_cifrado, contar_paginas(papel)
    guardada = almacen().guardar(planilla)
    informe.planilla, informe.planilla_sha256 = guardada.nombre, guardada.sha256
    informe.planilla_sha256_cifrado = guardada.sha256_cifrado
    informe.leido_en, informe.cifras = ahora, como_json(resumen)
    informe.save()
    return [
        Adjunto(informe.nombre_de_archivo, "application/pdf", papel),
        Adjunto(informe.nombre_de_planilla, Formato.XLSX.mime, planilla),
    ]


def _firmado(informe: InformeMensual, papel: bytes, ahora: datetime) -> bytes:
    """That of a close, with the organisation's key where one is set.

    What is wrong with the key keeps no report from anybody: it leaves as it was drawn.
    """
    if not (informe.cierre and hay_llave()):
        return papel
    try:
        firmado = firmar(papel, motivo=f"{informe}, {informe.caracter}", ahora=ahora)
    except SinFirma as error:
        _decir_a_quien_administra(informe, "sin-firma", f"salió sin firma digital. {error}", ahora)
        return papel
    informe.firmante = firmado.firmante
    return firmado.pdf


def _leer(informe: InformeMensual, ahora: datetime) -> ResumenMes:
    """That of a close says what was signed, also when it was reopened before it was made."""
    if informe.cierre:
        return consultas.del_periodo(base.periodo_de(informe.cierre))
    return consultas.del_periodo(base.periodo(informe.mes, ahora=ahora).vivo)


def _repartir(
    informe: InformeMensual, jefe: Usuario, adjuntos: list[Adjunto], ahora: datetime
) -> None:
    """A notice with its door, and the e-mail when there is an address."""
    veredicto = informe.cifras["veredicto"]
    avisar(
        [jefe.pk],
        f"{informe}, {informe.caracter}: {veredicto}. Está en la página del mes.",
        clave=_clave(informe),
        ahora=ahora,
        url=reverse("mes_informe", args=[informe.mes]),
        tema=Tema.ARCHIVO,
    )
    if jefe.email:
        encolar_correo(
            f"{_clave(informe)}:{jefe.pk}",
            para=jefe.email,
            asunto=f"{informe} ({informe.caracter})",
            texto=render_to_string("correos/informe.txt", {"informe": informe, "jefe": jefe}),
            adjuntos=adjuntos,
            ahora=ahora,
        )


def _clave(informe: InformeMensual) -> str:
    suyo = f":cierre-{informe.cierre.numero}" if informe.cierre else ""
    return f"informe:{informe.mes}{suyo}"


def _decir_a_quien_no_llega(informe: InformeMensual, jefes: list[Usuario], ahora: datetime) -> None:
    """The administrator can write the address that is missing; the jefe reads it on the page."""
    sin_correo = ", ".join(str(jefe) for jefe in jefes if not jefe.email)
    if jefes and not sin_correo:
        return
    falta = f"{sin_correo}: sin dirección de correo" if jefes else "no hay ningún jefe activo"
    frase = f"no se envió a todos ({falta}). Está guardado en la página del mes."
    _decir_a_quien_administra(informe, "sin-correo", frase, ahora)


def _decir_a_quien_administra(
    informe: InformeMensual, que: str, frase: str, ahora: datetime
) -> None:
    administran = Usuario.objects.filter(rol=Rol.ADMINISTRADOR, is_active=True, de_prueba=False)
    avisar(
        administran.values_list("pk", flat=True),
        f"{informe}: {frase}"[:300],
        clave=f"{que}:{_clave(informe)}",
        ahora=ahora,
        tema=Tema.SISTEMA,
    )
