"""What the database refuses of a legal text, two at once, and the rows of before."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.rechazo import Rechazo, YaDecidido
from bluecom.vigencias import servicios
from bluecom.vigencias.modelos import Situacion
from documentos.comparacion import revision_de
from documentos.models import PlantillaDocumento
from tests.documentos import factories as f
from tests.documentos.textos import MANANA, aprobada, nueva, propuesta
from tests.factories_cuentas import administrador

HOY = f.AHORA.date()
UN_DIA = timedelta(days=1)
en_la_base = pytest.mark.django_db
en_dos_hilos = pytest.mark.django_db(transaction=True)


def escribir(fila, **columnas):
    """Past the services."""
    with transaction.atomic():
        PlantillaDocumento.objects.filter(pk=fila.pk).update(**columnas)


@en_la_base
def test_the_database_takes_no_text_already_approved_nor_from_a_past_day():
    firmada = nueva(situacion=Situacion.APROBADA, propuesta_por=administrador())
    with pytest.raises(IntegrityError, match="nace como propuesta"), transaction.atomic():
        firmada.save()
    pasada = nueva(vigente_desde=HOY, propuesta_por=administrador(), propuesta_en=f.AHORA)
    with pytest.raises(IntegrityError, match="un día por venir"), transaction.atomic():
        pasada.save()


@en_la_base
def test_the_database_asks_for_two_persons_before_the_day():
    una = administrador()
    fila = propuesta(por=una)

    with pytest.raises(IntegrityError, match="dos_personas"):
        escribir(fila, situacion="APROBADA", aprobada_por=una, aprobada_en=f.AHORA)
    with pytest.raises(IntegrityError, match="antes del día"):
        escribir(
            fila,
            situacion="APROBADA",
            aprobada_por=administrador(),
            aprobada_en=f.AHORA + UN_DIA,
        )


@en_la_base
@pytest.mark.parametrize(
    "columnas",
    [
        {"texto": "# Otro"},
        {"vigente_desde": date(2020, 1, 1)},
        {"revisado_legal": True, "revisado_por": "Nadie", "revisado_el": HOY},
        {"situacion": "PROPUESTA", "aprobada_por": None},
    ],
)
def test_the_database_never_rewrites_a_signed_text(columnas):
    fila = aprobada()

    with pytest.raises(IntegrityError, match="no se reescribe"):
        escribir(fila, **columnas)
    with pytest.raises(IntegrityError, match="no se borra"), transaction.atomic():
        PlantillaDocumento.objects.filter(pk=fila.pk).delete()


def _a_la_vez(*actos):
    """Run the acts in real threads, together; what each one raised or returned."""
    salida = Barrier(len(actos), timeout=10)

    def correr(acto):
        salida.wait()
        try:
            return acto()
        except (Rechazo, DatabaseError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(correr, actos))


@en_dos_hilos
def test_of_two_who_approve_at_once_the_second_is_told_that_it_is_decided():
    fila, una, otra = propuesta(), administrador(), administrador()

    resultados = _a_la_vez(
        lambda: servicios.aprobar(fila, acto=Acto(una, f.AHORA)),
        lambda: servicios.aprobar(fila, acto=Acto(otra, f.AHORA)),
    )

    assert sum(isinstance(r, YaDecidido) for r in resultados) == 1
    assert Evento.objects.filter(tipo="aprobar_texto_legal").count() == 1


@en_dos_hilos
def test_of_two_who_propose_at_once_one_is_told_of_the_other():
    una, otra = administrador(), administrador()

    resultados = _a_la_vez(
        lambda: propuesta(por=una),
        lambda: propuesta(por=otra, vigente_desde=MANANA + UN_DIA),
    )

    (rechazo,) = [r for r in resultados if isinstance(r, Rechazo)]
    assert "por aprobar" in str(rechazo)


def test_what_one_person_had_put_in_force_before_keeps_ruling_and_says_so(antes_de):
    with antes_de("documentos", "_textos_con_dos_firmas") as antigua:
        filas = antigua.get_model("documentos", "PlantillaDocumento").objects
        for version, desde in [("v1", HOY), ("v2", MANANA), ("v3", MANANA + UN_DIA)]:
            filas.create(tipo="CONTRATO", version=version, vigente_desde=desde, revisado_legal=True)

    fila, *por_venir = PlantillaDocumento.objects.order_by("vigente_desde")
    assert PlantillaDocumento.vigente("CONTRATO", HOY) == fila
    assert (fila.numero, fila.situacion) == (1, Situacion.INICIAL)
    assert revision_de(fila) == "Revisado; no se anotó quién ni cuándo"
    with pytest.raises(Rechazo, match="Ya rige o rigió"):
        servicios.retirar(fila, acto=Acto(administrador(), f.AHORA))
    for otra in por_venir:
        servicios.retirar(otra, acto=Acto(administrador(), f.AHORA))
    assert PlantillaDocumento.vigente("CONTRATO", MANANA + UN_DIA) == fila
