"""Legal texts: proposed by one, approved by another, in force from a day to come."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import huella_de, verificar
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.vigencias import servicios
from bluecom.vigencias.errores import VigenciaRechazada, YaDecidida
from bluecom.vigencias.modelos import Situacion
from documentos.comparacion import revision_de
from documentos.models import Documento, PlantillaDocumento
from documentos.pdf import texto_de
from documentos.servicios import abrir, emitir, producir, textos
from documentos.servicios.vista import vista_previa
from tests.documentos import factories as f
from tests.documentos.textos import MANANA, TEXTO, administrador, aprobada, nueva, propuesta
from tests.factories_cuentas import UsuarioFactory

HOY = f.AHORA.date()
UN_DIA = timedelta(days=1)
en_la_base = pytest.mark.django_db
en_dos_hilos = pytest.mark.django_db(transaction=True)


def contrato(ahora=f.AHORA):
    """A contract issued for a new carpeta, and the general conditions that go with it."""
    carpeta = f.crear_carpeta()
    papel = emitir(
        carpeta.pk, f.datos_contrato(), usuario=f.crear_usuario("eva"), ahora=ahora, url=f.URL
    )
    return papel, Documento.objects.get(pk=papel.datos["anexo"]["id"])


def dicho(pdf):
    return " ".join(" ".join(texto_de(pdf)).split())


@en_la_base
def test_a_text_for_tomorrow_is_on_the_papers_of_tomorrow_and_not_on_those_of_today():
    aprobada()

    _, de_hoy = contrato()
    papel, de_manana = contrato(f.AHORA + UN_DIA)

    assert "clausulas" not in de_hoy.datos
    assert de_manana.datos["clausulas"] == TEXTO
    assert papel.datos["anexo"]["version"] == "v1.2"
    producir(de_manana.pk)
    assert "1. Partes Son partes COMTECO y el usuario." in dicho(
        abrir(Documento.objects.get(pk=de_manana.pk))
    )


@en_la_base
def test_what_was_issued_before_stays_byte_by_byte():
    papel, anexo = contrato()
    producir(papel.pk)
    antes = [abrir(Documento.objects.get(pk=p.pk)) for p in (papel, anexo)]

    aprobada()
    contrato(f.AHORA + UN_DIA)
    producir(papel.pk)

    assert [abrir(Documento.objects.get(pk=p.pk)) for p in (papel, anexo)] == antes


@en_la_base
def test_without_a_signed_text_a_paper_freezes_what_it_always_froze():
    propuesta()

    _, anexo = contrato(f.AHORA + UN_DIA)

    assert sorted(anexo.datos) == ["plantilla", "prestador", "revisado_legal", "titulo"]


@en_la_base
def test_whoever_proposes_does_not_approve():
    una = administrador()
    fila = propuesta(por=una)

    with pytest.raises(VigenciaRechazada, match="la aprueba otro administrador"):
        servicios.aprobar(fila, usuario=una, ahora=f.AHORA)

    assert PlantillaDocumento.vigente("CONDICIONES", MANANA) is None


@en_la_base
@pytest.mark.parametrize("desde", [HOY, HOY - UN_DIA, date(2020, 1, 1)])
def test_no_text_rules_from_today_or_before(desde):
    with pytest.raises(VigenciaRechazada, match="Rige desde mañana"):
        propuesta(vigente_desde=desde)


@en_la_base
def test_a_proposal_whose_day_came_is_no_longer_approved():
    fila = propuesta()

    with pytest.raises(VigenciaRechazada, match="ya llegó"):
        servicios.aprobar(fila, usuario=administrador(), ahora=f.AHORA + UN_DIA)


@en_la_base
def test_an_approved_text_is_withdrawn_before_its_day_and_never_after():
    una = aprobada()
    servicios.retirar(una, usuario=administrador(), ahora=f.AHORA)
    assert PlantillaDocumento.vigente("CONDICIONES", MANANA) is None

    otra = aprobada()
    with pytest.raises(VigenciaRechazada, match="Ya rige o rigió"):
        servicios.retirar(otra, usuario=administrador(), ahora=f.AHORA + UN_DIA)
    assert (una.numero, otra.numero) == (2, 3)


@en_la_base
def test_the_newest_of_its_day_rules_until_the_next():
    una = aprobada()
    otra = aprobada(vigente_desde=MANANA + 7 * UN_DIA, texto="# Otro")

    assert PlantillaDocumento.vigente("CONDICIONES", MANANA + 6 * UN_DIA) == una
    assert PlantillaDocumento.vigente("CONDICIONES", MANANA + 7 * UN_DIA) == otra
    assert PlantillaDocumento.vigente("CONTRATO", MANANA) is None


@en_la_base
def test_one_proposal_at_a_time_and_one_version_for_a_day():
    propuesta()
    with pytest.raises(VigenciaRechazada, match="por aprobar"):
        propuesta(vigente_desde=MANANA + UN_DIA)

    aprobada(tipo="CONTRATO", texto="", titulo="Uno")
    with pytest.raises(VigenciaRechazada, match="empieza ese día"):
        propuesta(tipo="CONTRATO", texto="", titulo="Dos")


@en_la_base
def test_only_administrators_sign():
    fila, asesor = propuesta(), UsuarioFactory(rol=Rol.ASESOR)

    for acto in (servicios.aprobar, servicios.retirar):
        with pytest.raises(VigenciaRechazada, match="un administrador"):
            acto(fila, usuario=asesor, ahora=f.AHORA)
    with pytest.raises(VigenciaRechazada, match="un administrador"):
        propuesta(por=asesor, tipo="CONTRATO", texto="")


@en_la_base
def test_each_act_is_in_the_chain_with_the_fingerprint_of_its_text():
    fila = aprobada(revisado_legal=True, revisado_por="Dra. Paz", revisado_el=HOY)
    servicios.retirar(fila, usuario=administrador(), ahora=f.AHORA)

    eventos = Evento.objects.filter(cadena="texto_legal:CONDICIONES").order_by("n")
    assert [e.tipo for e in eventos] == [
        "proponer_texto_legal",
        "aprobar_texto_legal",
        "retirar_texto_legal",
    ]
    assert eventos[0].datos["texto"] == huella_de(TEXTO)
    assert (eventos[0].datos["revisado_por"], eventos[0].datos["desde"]) == (
        "Dra. Paz",
        "2026-11-24",
    )
    assert verificar("texto_legal:CONDICIONES") == []


@en_la_base
def test_the_others_are_asked_to_sign_and_the_proposer_reads_the_decision():
    otra, una = administrador(), administrador()
    fila = propuesta(por=una)
    assert [a.usuario for a in Aviso.objects.sin_leer()] == [otra]

    servicios.aprobar(fila, usuario=otra, ahora=f.AHORA)

    (aviso,) = Aviso.objects.sin_leer()
    assert (aviso.usuario, aviso.url) == (una, fila.get_absolute_url())
    assert aviso.texto.endswith("desde el 24/11/2026: aprobada.")


@en_la_base
@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"tipo": "CONTRATO"}, "vienen con el sistema"),
        ({"texto": "Uno\x00dos"}, "no se puede leer"),
        ({"texto": "a" * 60_001}, "más de 60000"),
        ({"texto": ""}, "Es lo mismo"),
        ({"revisado_legal": True}, "quién de asesoría legal"),
        ({"revisado_por": "Dra. Paz"}, "Marque que lo revisó"),
        (
            {"revisado_legal": True, "revisado_por": "Dra. Paz", "revisado_el": MANANA},
            "de un día por venir",
        ),
    ],
)
def test_a_text_that_cannot_be_is_refused_in_words(cambios, dice):
    with pytest.raises(VigenciaRechazada, match=dice):
        textos.proponer(nueva(**cambios), usuario=administrador(), ahora=f.AHORA)

    assert not PlantillaDocumento.objects.exists()


@en_la_base
def test_the_clauses_that_ship_left_as_they_are_keep_their_own_layout():
    instalado = textos.texto_de(PlantillaDocumento(tipo="CONDICIONES"))

    fila = textos.proponer(
        nueva(
            texto=instalado.replace("\n", "\r\n"),
            revisado_legal=True,
            revisado_por="Dra. Paz",
            revisado_el=HOY,
        ),
        usuario=administrador(),
        ahora=f.AHORA,
    )

    assert fila.texto == ""
    assert "asesoría legal" not in dicho(vista_previa(fila))


@en_la_base
def test_signs_that_nobody_sees_are_not_signed():
    fila = textos.proponer(
        nueva(texto="# Uno\u202e dos\u200b"), usuario=administrador(), ahora=f.AHORA
    )

    assert fila.texto == "# Uno dos"


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
        except (VigenciaRechazada, DatabaseError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actos)) as hilos:
        return list(hilos.map(correr, actos))


@en_dos_hilos
def test_of_two_who_approve_at_once_the_second_is_told_that_it_is_decided():
    fila, una, otra = propuesta(), administrador(), administrador()

    resultados = _a_la_vez(
        lambda: servicios.aprobar(fila, usuario=una, ahora=f.AHORA),
        lambda: servicios.aprobar(fila, usuario=otra, ahora=f.AHORA),
    )

    assert sum(isinstance(r, YaDecidida) for r in resultados) == 1
    assert Evento.objects.filter(tipo="aprobar_texto_legal").count() == 1


@en_dos_hilos
def test_of_two_who_propose_at_once_one_is_told_of_the_other():
    una, otra = administrador(), administrador()

    resultados = _a_la_vez(
        lambda: propuesta(por=una),
        lambda: propuesta(por=otra, vigente_desde=MANANA + UN_DIA),
    )

    (rechazo,) = [r for r in resultados if isinstance(r, VigenciaRechazada)]
    assert "por aprobar" in str(rechazo)


@en_dos_hilos
def test_what_one_person_had_put_in_force_before_keeps_ruling_and_says_so():
    grafo = MigrationLoader(connection).graph
    (firmas,) = [n for n in grafo.nodes if n[1].endswith("_textos_con_dos_firmas")]
    (antes,) = [n for n in grafo.node_map[firmas].parents if n[0] == "documentos"]

    def migrar(metas):
        return MigrationExecutor(connection).migrate(metas).apps

    try:
        antigua = migrar([antes])
        filas = antigua.get_model("documentos", "PlantillaDocumento").objects
        for version, desde in [("v1", HOY), ("v2", MANANA), ("v3", MANANA + UN_DIA)]:
            filas.create(tipo="CONTRATO", version=version, vigente_desde=desde, revisado_legal=True)
    finally:
        migrar(grafo.leaf_nodes())

    fila, *por_venir = PlantillaDocumento.objects.order_by("vigente_desde")
    assert PlantillaDocumento.vigente("CONTRATO", HOY) == fila
    assert (fila.numero, fila.situacion) == (1, Situacion.INICIAL)
    assert revision_de(fila) == "Revisado; no se anotó quién ni cuándo"
    with pytest.raises(VigenciaRechazada, match="Ya rige o rigió"):
        servicios.retirar(fila, usuario=administrador(), ahora=f.AHORA)
    for otra in por_venir:
        servicios.retirar(otra, usuario=administrador(), ahora=f.AHORA)
    assert PlantillaDocumento.vigente("CONTRATO", MANANA + UN_DIA) == fila
