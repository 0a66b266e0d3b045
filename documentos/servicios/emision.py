"""Step 10: issue a paper: number, frozen data, fingerprint; the file is owed."""

import secrets
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.servicios import deber
from bluecom.preparadas import Alta
from documentos.datos import DatosContrato, DatosPapel, a_json
from documentos.models import Carpeta, Documento, PlantillaDocumento
from documentos.papel.huella import huella, version_impresa
from documentos.servicios.congelado import texto_legal
from documentos.servicios.fichas import ficha_congelada
from documentos.tipos import Situacion, TipoDocumento

PRODUCIR = "documentos:producir"
_NUEVA = Alta(Carpeta)


def abrir_carpeta(*, ahora: datetime, de_prueba: bool = False) -> Carpeta:
    """Start the empty carpeta of one sale."""
    carpeta = Carpeta(creada_en=ahora, de_prueba=de_prueba)
    _NUEVA.escribir(carpeta)
    return carpeta


def emitir(
    carpeta_id: int | None, datos: DatosPapel, *, acto: Acto, url: str, numero_externo: str = ""
) -> Documento:
    """Issue a paper in the caller's transaction and owe its file.

    ``url`` may hold ``{token}``, which becomes this paper's token. Nothing changed since the
    paper in force: that one is returned. Otherwise it is replaced by version n+1.
    """
    with transaction.atomic():
        anterior = _ultimo(carpeta_id, datos.TIPO)
        comun = _comun(datos, numero_externo, acto) | _de_practica(carpeta_id)
        if anterior is not None and _igual(anterior, comun):
            return anterior
        if anterior is not None:
            sustituir(anterior.pk, ahora=acto.ahora)
        token = secrets.token_urlsafe(16)
        version = anterior.version + 1 if anterior else 1
        instantanea = comun | {"version": version, "url": url.replace("{token}", token)}
        return _crear(datos.TIPO, instantanea, token, anterior, carpeta_id, acto)


def sustituir(documento_id: int, *, ahora: datetime) -> None:
    """Take a paper out of force; its file and its row stay."""
    Documento.objects.filter(pk=documento_id, situacion=Situacion.VIGENTE).update(
        situacion=Situacion.SUSTITUIDO, sustituido_en=ahora
    )


def _crear(
    tipo: str,
    instantanea: dict[str, Any],
    token: str,
    anterior: Documento | None,
    carpeta_id: int | None,
    acto: Acto,
) -> Documento:
    numero = _siguiente_numero()
    instantanea = instantanea | {"numero": numero}
    version_plantilla = instantanea["plantilla"]
    documento = Documento.objects.create(
        carpeta_id=carpeta_id,
        tipo=tipo,
        numero=numero,
        version=instantanea.get("version", 1),
        sustituye=anterior,
        datos=instantanea,
        plantilla_version=version_plantilla,
        huella=huella(instantanea, version_plantilla),
        token=token,
        emitido_por=acto.usuario,
        emitido_en=acto.ahora,
    )
    deber(PRODUCIR, f"{PRODUCIR}:{documento.pk}", objeto_id=documento.pk, ahora=acto.ahora)
    return documento


def _ultimo(carpeta_id: int | None, tipo: str) -> Documento | None:
    """The newest version in a carpeta, under the carpeta's lock."""
    if carpeta_id is None:
        return None
    Carpeta.objects.select_for_update().get(pk=carpeta_id)
    filas = Documento.objects.filter(carpeta_id=carpeta_id, tipo=tipo)
    return filas.order_by("-version").first()


def _igual(anterior: Documento, comun: dict[str, Any]) -> bool:
    mismo = all(anterior.datos.get(clave) == valor for clave, valor in comun.items())
    return mismo and anterior.situacion == Situacion.VIGENTE


def _comun(datos: DatosPapel, numero_externo: str, acto: Acto) -> dict[str, Any]:
    """All that a paper says, except what belongs to this one issue of it."""
    comun = _texto_vigente(datos.TIPO, hoy(acto.ahora)) | {
        "papel": a_json(datos),
        "numero_externo": numero_externo,
        **ficha_congelada(datos),
    }
    if datos.titulo:
        comun["titulo"] = datos.titulo
    if isinstance(datos, DatosContrato):
        comun["anexo"] = _anexo(acto)
    return comun


def _de_practica(carpeta_id: int | None) -> dict[str, Any]:
    """Papers of a folder for tests or practice say so on each page."""
    if carpeta_id is None or not Carpeta.objects.get(pk=carpeta_id).de_prueba:
        return {}
    return {"practica": True}


def _texto_vigente(tipo: str, dia: date) -> dict[str, Any]:
    return texto_legal(tipo, PlantillaDocumento.vigente(tipo, dia))


def _anexo(acto: Acto) -> dict[str, Any]:
    """The general conditions: one paper per version, the same bytes for every sale."""
    texto = _texto_vigente(TipoDocumento.CONDICIONES, hoy(acto.ahora))
    marca = huella(texto, texto["plantilla"])
    anexo = Documento.objects.filter(tipo=TipoDocumento.CONDICIONES, huella=marca).first()
    if anexo is None:
        anexo = _crear_anexo(texto, marca, acto)
    return {
        "id": anexo.pk,
        "version": version_impresa(texto, anexo.plantilla_version),
        "huella": marca,
    }


def _crear_anexo(texto: dict[str, Any], marca: str, acto: Acto) -> Documento:
    anexo, nuevo = Documento.objects.get_or_create(
        tipo=TipoDocumento.CONDICIONES,
        huella=marca,
        defaults={
            "numero": _siguiente_numero(),
            "datos": texto,
            "plantilla_version": texto["plantilla"],
            "token": secrets.token_urlsafe(16),
            "emitido_por": acto.usuario,
            "emitido_en": acto.ahora,
        },
    )
    if nuevo:
        deber(PRODUCIR, f"{PRODUCIR}:{anexo.pk}", objeto_id=anexo.pk, ahora=acto.ahora)
    return anexo


def _siguiente_numero() -> int:
    """From a sequence: gaps allowed, never reused."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('documentos_numero')")
        fila = cursor.fetchone()
    return int(fila[0])
