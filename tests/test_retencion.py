"""Every field that may hold something of a person is in the catalogue of copies, once."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from bluecom.retencion.catalogo import (
    Conservada,
    Copia,
    PorEdad,
    PorSuBarrido,
    copias,
    declarar_copia,
)
from solicitudes.retencion.copias import DeVenta

CASAS = ("bluecom.", "cartera.", "documentos.", "solicitudes.", "indicadores.")
ESCRITO = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.BinaryField,
    models.GenericIPAddressField,
    ArrayField,
)
SE_FIRMAN = {
    "parametros.ValorDeParametro", "plazos.Politica", "cartera.HorarioDeLlamada",
    "documentos.FichaDeFormulario", "documentos.PlantillaDocumento",
    "solicitudes.CondicionComercial", "solicitudes.PlantillaGlosa", "solicitudes.AprobacionGlosa",
    "solicitudes.ListaDeControl", "solicitudes.TextoDeTerminos", "solicitudes.ProrrogaDeCI",
    "indicadores.Definicion",
}  # fmt: skip
"""Versions that two sign: what they say is of no client."""
DEL_CATALOGO = {
    "presencia.EstadoAsesor", "cartera.Cartera", "cartera.ResultadoLlamada",
    "cartera.DetalleLlamada", "solicitudes.Campania", "solicitudes.Producto", "solicitudes.Plan",
    "solicitudes.Componente", "solicitudes.Subcategoria", "solicitudes.CicloFacturacion",
    "solicitudes.Suplementario", "solicitudes.Motivo", "solicitudes.RamaGuion",
    "solicitudes.CampoSmartflex", "solicitudes.RespuestaPreparada", "planillas.Formato",
    "avisos.Preferencia",
}  # fmt: skip
DE_NADIE = {
    "bitacora.Evento", "bitacora.Ancla", "operacion.Latido", "operacion.Revision",
    "pendientes.Pendiente", "plazos.Plazo", "plazos.Aclaracion", "plazos.Pausa",
    "planillas.Corrida", "presencia.Intervalo", "cartera.Conteo", "cartera.CapacidadZona",
    "cartera.ImpedimentoDicho", "cartera.Extension", "documentos.VistaArchivo",
    "documentos.Reimpresion", "documentos.Tanda", "documentos.TandaCarpeta",
    "solicitudes.CalleAprendida", "solicitudes.Tenencia", "solicitudes.Visita",
    "solicitudes.Instalacion", "solicitudes.Tarea", "solicitudes.Remision",
    "solicitudes.Ejemplar", "solicitudes.Retencion", "solicitudes.MarcaDeRevision",
    "solicitudes.Venta", "indicadores.Decision", "indicadores.Encargo",
    "indicadores.RegistroElegido",
    "indicadores.Accion", "indicadores.Alerta", "indicadores.Cierre", "indicadores.FilaCerrada",
    "indicadores.InformeMensual",
    "indicadores.TotalPorRasgo", "indicadores.Diferencia", "solicitudes.SucesoDeMensaje",
}  # fmt: skip
"""Ids, codes, hashes, counts, places without a person, and reasons of who works here."""
DE_SU_OFICIO = {
    "clave", "grupo", "asunto", "url", "huella", "token", "archivo", "original", "copia",
    "partes", "sha256", "sha256_cifrado", "sha256_copia", "acusado_sha256", "mime",
    "message_id", "externo", "sigue", "uniqueid", "linkedid", "lastapp", "disposition",
    "extension", "cuenta", "llave", "session_key", "password", "ficha", "transicion", "item",
    "item_nombre", "version", "plantilla_version", "decision", "productos", "producto", "estado",
    "resultado", "clase", "listado", "rol", "problema", "razon", "sistema", "servicios",
    "tecnologias", "tecnologia", "servicios_actuales", "servicios_requeridos", "suplementarios",
    "componentes", "condiciones", "pasos_explicados", "informado", "cambia", "recorte", "zona",
    "gabinete", "situacion_previa", "adjuntos", "aceptado_porque", "de_archivo",
    "medio_id", "sha256_dicho", "rechazo", "codigo_de_falla",
}  # fmt: skip
"""Fields that name files, rows and codes, or what the house itself decided or said."""


def escritos() -> Iterator[tuple[str, str]]:
    """Table and field of whatever somebody may write, or be written of, in ours."""
    for modelo in apps.get_models():
        if modelo.__module__.startswith(CASAS):
            for campo in modelo._meta.local_concrete_fields:
                if isinstance(campo, ESCRITO) and not campo.choices:
                    yield modelo._meta.label, campo.name


def con_los_resumidos(copia: Copia) -> tuple[str, ...]:
    """What it empties, and the names of which it leaves a digest."""
    return (*copia.campos, *getattr(copia, "resumidos", ()))


def test_every_field_that_may_say_something_of_a_person_has_its_rule():
    con_regla = {(copia.modelo, campo) for copia in copias() for campo in con_los_resumidos(copia)}
    ajenas = SE_FIRMAN | DEL_CATALOGO | DE_NADIE

    sin_regla = [
        f"{modelo}.{campo}"
        for modelo, campo in escritos()
        if (modelo, campo) not in con_regla and modelo not in ajenas and campo not in DE_SU_OFICIO
    ]

    assert sin_regla == []


def test_what_is_said_to_be_nobodys_has_no_rule_and_exists():
    ajenas = SE_FIRMAN | DEL_CATALOGO | DE_NADIE

    assert not ajenas & {copia.modelo for copia in copias()}
    assert ajenas <= {modelo for modelo, _ in escritos()}


@pytest.mark.parametrize("clase", [DeVenta, PorEdad, Conservada])
def test_no_field_has_two_rules_of_one_kind(clase):
    veces = Counter(
        (copia.modelo, campo)
        for copia in copias()
        if isinstance(copia, clase)
        for campo in copia.campos
    )

    assert [campo for campo, cuantas in veces.items() if cuantas > 1] == []


def test_every_rule_names_fields_that_exist_and_says_what_remains():
    for copia in copias():
        assert copia.queda, copia.codigo
        assert set(copia.vacios) == set(copia.campos), copia.codigo


def test_what_a_sweep_of_its_own_forgets_is_in_beat():
    barridos = {copia.barrido for copia in copias() if isinstance(copia, PorSuBarrido)}

    assert barridos <= set(settings.CELERY_BEAT_SCHEDULE)


def test_a_code_is_one_copys():
    otra = next(copias())

    with pytest.raises(ValueError, match="Ya hay una copia"):
        declarar_copia(type(otra)(**{**otra.__dict__, "que": "otra cosa"}))
