"""Legal texts: proposed by one, approved by another, in force from a day to come."""

from datetime import date, timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import huella_de, verificar
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from bluecom.rechazo import Rechazo
from bluecom.vigencias import consultas, servicios
from documentos.models import Documento, PlantillaDocumento
from documentos.servicios import abrir, emitir, producir, textos
from documentos.servicios.congelado import texto_legal
from documentos.servicios.vista import vista_previa
from tests.apoyo.pdf import texto_de
from tests.documentos import factories as f
from tests.documentos.textos import MANANA, TEXTO, aprobada, nueva, propuesta
from tests.factories_cuentas import UsuarioFactory, administrador

HOY = f.AHORA.date()
UN_DIA = timedelta(days=1)
en_la_base = pytest.mark.django_db


def contrato(ahora=f.AHORA):
    """A contract issued for a new carpeta, and the general conditions that go with it."""
    carpeta = f.crear_carpeta()
    papel = emitir(
        carpeta.pk, f.datos_contrato(), acto=Acto(f.crear_usuario("eva"), ahora), url=f.URL
    )
    return papel, Documento.objects.get(pk=papel.datos["anexo"]["id"])


@en_la_base
def test_a_text_for_tomorrow_is_on_the_papers_of_tomorrow_and_not_on_those_of_today():
    aprobada()

    _, de_hoy = contrato()
    papel, de_manana = contrato(f.AHORA + UN_DIA)

    assert "clausulas" not in de_hoy.datos
    assert de_manana.datos["clausulas"] == TEXTO
    assert papel.datos["anexo"]["version"] == "v1.2"
    producir(de_manana.pk)
    assert "1. Partes Son partes COMTECO y el usuario." in texto_de(
        abrir(Documento.objects.get(pk=de_manana.pk))
    )


@en_la_base
def test_the_clauses_of_the_comodato_are_signed_and_take_the_plan_and_the_letter_of_its_sale():
    aprobada(tipo="COMODATO", texto="# Objeto\nEl plan {plan}, según la carta del {fecha_carta}.")

    papel = emitir(
        f.crear_carpeta().pk,
        f.datos_comodato(),
        acto=Acto(f.crear_usuario("eva"), f.AHORA + UN_DIA),
        url=f.URL,
    )
    producir(papel.pk)

    datos, impreso = f.datos_comodato(), texto_de(abrir(Documento.objects.get(pk=papel.pk)))
    carta = f"{datos.fecha_carta:%d/%m/%Y}"
    assert f"El plan {datos.servicio.plan}, según la carta del {carta}." in impreso
    assert "Primera. Objeto" in impreso
    assert "Duodécima" not in impreso


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

    with pytest.raises(Rechazo, match="la aprueba otro administrador"):
        servicios.aprobar(fila, acto=Acto(una, f.AHORA))

    assert PlantillaDocumento.vigente("CONDICIONES", MANANA) is None


@en_la_base
@pytest.mark.parametrize("desde", [HOY, HOY - UN_DIA, date(2020, 1, 1)])
def test_no_text_rules_from_today_or_before(desde):
    with pytest.raises(Rechazo, match="Rige desde mañana"):
        propuesta(vigente_desde=desde)


@en_la_base
def test_a_proposal_whose_day_came_is_no_longer_approved():
    fila = propuesta()

    with pytest.raises(Rechazo, match="ya llegó"):
        servicios.aprobar(fila, acto=Acto(administrador(), f.AHORA + UN_DIA))


@en_la_base
def test_an_approved_text_is_withdrawn_before_its_day_and_never_after():
    una = aprobada()
    servicios.retirar(una, acto=Acto(administrador(), f.AHORA))
    assert PlantillaDocumento.vigente("CONDICIONES", MANANA) is None

    otra = aprobada()
    with pytest.raises(Rechazo, match="Ya rige o rigió"):
        servicios.retirar(otra, acto=Acto(administrador(), f.AHORA + UN_DIA))
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
    with pytest.raises(Rechazo, match="por aprobar"):
        propuesta(vigente_desde=MANANA + UN_DIA)

    aprobada(tipo="CONTRATO", texto="", titulo="Uno")
    with pytest.raises(Rechazo, match="empieza ese día"):
        propuesta(tipo="CONTRATO", texto="", titulo="Dos")


@en_la_base
def test_only_administrators_sign():
    fila, asesor = propuesta(), UsuarioFactory(rol=Rol.ASESOR)

    for acto in (servicios.aprobar, servicios.retirar):
        with pytest.raises(Rechazo, match="un administrador"):
            acto(fila, acto=Acto(asesor, f.AHORA))
    with pytest.raises(Rechazo, match="un administrador"):
        propuesta(por=asesor, tipo="CONTRATO", texto="")


@en_la_base
def test_each_act_is_in_the_chain_with_the_fingerprint_of_its_text():
    fila = aprobada(revisado_legal=True, revisado_por="Dra. Paz", revisado_el=HOY)
    servicios.retirar(fila, acto=Acto(administrador(), f.AHORA))

    eventos = Evento.objects.filter(cadena="texto_legal:CONDICIONES").order_by("n")
    assert [e.tipo for e in eventos] == [
        "proponer_texto_legal",
        "aprobar_texto_legal",
        "retirar_texto_legal",
    ]
    assert eventos[0].datos["texto"] == huella_de(TEXTO)
    assert (eventos[0].datos["revisado_por"], eventos[0].datos["desde"]) == (
        huella_de("Dra. Paz"),
        "2026-11-24",
    )
    assert verificar("texto_legal:CONDICIONES") == []


@en_la_base
def test_the_others_are_asked_to_sign_and_the_proposer_reads_the_decision():
    otra, una = administrador(), administrador()
    fila = propuesta(por=una)
    assert [a.usuario for a in Aviso.objects.sin_leer()] == [otra]

    servicios.aprobar(fila, acto=Acto(otra, f.AHORA))

    (aviso,) = Aviso.objects.sin_leer()
    assert (aviso.usuario, aviso.url) == (una, fila.get_absolute_url())
    assert aviso.texto.endswith("desde el 24/11/2026: aprobada.")


@en_la_base
@pytest.mark.parametrize(
    ("cambios", "dice"),
    [
        ({"tipo": "CONTRATO"}, "vienen con el sistema"),
        ({"tipo": "COMODATO", "texto": "# Objeto\nEl {modelo}."}, "«{modelo}» no es un dato"),
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
    with pytest.raises(Rechazo, match=dice):
        textos.proponer(nueva(**cambios), acto=Acto(administrador(), f.AHORA))

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
        acto=Acto(administrador(), f.AHORA),
    )

    assert fila.texto == ""
    assert "asesoría legal" not in texto_de(vista_previa(fila))


@en_la_base
def test_signs_that_nobody_sees_are_not_signed():
    fila = textos.proponer(
        nueva(texto="# Uno\u202e dos\u200b"), acto=Acto(administrador(), f.AHORA)
    )

    assert fila.texto == "# Uno dos"


@en_la_base
def test_what_a_paper_freezes_of_a_text_that_nobody_wrote_is_what_ships():
    congelado = texto_legal("CONTRATO", None)

    assert (congelado["plantilla"], congelado["revisado_legal"]) == ("v1", False)
    assert "clausulas" not in congelado
    assert texto_legal("CONDICIONES", aprobada())["clausulas"] == TEXTO


@en_la_base
def test_the_clauses_that_ship_left_as_they_are_are_no_text_of_somebodys():
    igual = nueva(texto=textos.texto_de(PlantillaDocumento(tipo="CONDICIONES", version="v1")))

    textos.ordenar(igual)

    assert igual.texto == ""


@en_la_base
def test_everything_that_forbids_a_text_is_said_of_its_day_first():
    def razones(**cambios):
        return consultas.objeciones(nueva(**cambios), HOY, textos.objeciones_del_texto)

    assert razones(vigente_desde=HOY - UN_DIA, tipo="CONTRATO") == razones(vigente_desde=HOY)
    (del_texto,) = razones(tipo="CONTRATO")
    assert "vienen con el sistema" in del_texto


@en_la_base
def test_what_ends_when_a_text_starts_is_the_one_before_it_or_what_ships():
    primera = aprobada()
    siguiente = nueva(vigente_desde=MANANA + UN_DIA)

    assert textos.anterior(siguiente) == primera
    assert textos.anterior(primera).pk is None
