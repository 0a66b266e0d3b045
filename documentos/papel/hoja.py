"""One paper: its snapshot becomes HTML, and the HTML the bytes that are kept."""

from typing import Any

from django.template.loader import render_to_string

from bluecom.bolivia.fechas import sumar_meses
from bluecom.interfaz.definiciones import DEFINICIONES
from documentos.datos import (
    CLASES,
    DatosCarta,
    DatosExpediente,
    DatosPapel,
    DatosTerminos,
    de_json,
)
from documentos.papel.calculos import CONSENTIMIENTO, declaracion, tramos_de_baja
from documentos.papel.ensamble import Impreso, con_anexo
from documentos.papel.huecos import valores
from documentos.papel.huella import hash_de_cierre, huella, version_impresa
from documentos.papel.marca import marcar
from documentos.papel.marcado import bloques
from documentos.papel.motor import html_a_pdf
from documentos.papel.qr import qr_data
from documentos.papel.secciones import secciones
from documentos.tipos import TipoDocumento, ficha_de

SIN_MARCA = (
    TipoDocumento.CARTA_MODELO,
    TipoDocumento.TERMINOS,
    TipoDocumento.CONDICIONES,
    TipoDocumento.EXPEDIENTE,
)


def componer(
    tipo: str, instantanea: dict[str, Any], plantilla_version: str, *, anexo: bytes | None = None
) -> bytes:
    """Render a paper, with its annex when it has one; the same data give the same bytes."""
    pdf = html_a_pdf(html_de(tipo, instantanea, plantilla_version))
    if anexo is not None:
        return con_anexo(_impreso(instantanea, pdf, anexo))
    return marcar(pdf, "" if tipo in SIN_MARCA else "ORIGINAL", instantanea.get("url", ""))


def _impreso(instantanea: dict[str, Any], pdf: bytes, anexo: bytes) -> Impreso:
    return Impreso(
        pdf=pdf,
        numero=instantanea["numero"],
        url=instantanea["url"],
        titulo=f"{instantanea['titulo']} N.º {instantanea['numero']:07d}",
        anexo=anexo,
        sin_qr=True,
    )


def html_de(
    tipo: str,
    instantanea: dict[str, Any],
    plantilla_version: str,
    *,
    ejemplar: str = "",
    sello: dict[str, Any] | None = None,
) -> str:
    """The paper as HTML, every value escaped.

    ``ejemplar`` and ``sello`` write in the page what is otherwise stamped over it.
    """
    contexto = {
        **instantanea,
        "ejemplar": ejemplar,
        "tipo": tipo,
        "ficha": ficha_de(tipo, instantanea),
        "plantilla_version": version_impresa(instantanea, plantilla_version),
        "huella": huella(instantanea, plantilla_version),
        "qr": qr_data(instantanea["url"]) if ejemplar and instantanea.get("url") else "",
    }
    contexto |= sello or {}
    datos: DatosPapel | None = None
    if tipo in CLASES:
        datos = de_json(CLASES[tipo], instantanea["papel"])
        contexto |= {"d": datos, "s": secciones(datos), **_calculado(datos)}
    if tipo == TipoDocumento.CONDICIONES:
        contexto["definiciones"] = DEFINICIONES
    contexto["clausulas"] = bloques(instantanea.get("clausulas", ""), valores(tipo, datos))
    return render_to_string(f"papeles/{plantilla_version}/{tipo.lower()}.html", contexto)


def _calculado(datos: DatosPapel) -> dict[str, Any]:
    """What only one kind of paper works out from its data."""
    if isinstance(datos, DatosCarta):
        return {
            "declaracion": declaracion(datos.condiciones),
            "consentimiento": CONSENTIMIENTO,
        }
    if isinstance(datos, DatosExpediente):
        return {"cierre": hash_de_cierre(datos)}
    if isinstance(datos, DatosTerminos):
        return {
            "permanencia_hasta": sumar_meses(datos.activacion, datos.condiciones.permanencia_meses),
            "tramos": tramos_de_baja(datos.activacion, datos.condiciones),
        }
    return {}
