"""What is said aloud: once, in one mail for each person, never at night and never what is over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bluecom.avisos.models import Preferencia, preferencias_de
from bluecom.avisos.tasks import decir as tarea
from bluecom.avisos.voz import decir, tomar_para_el_navegador
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar, avisar_en_lugar, cerrar_asuntos, leer
from bluecom.pendientes.models import Aviso, CorreoSaliente, EstadoCorreo, Tema
from bluecom.pendientes.redaccion import carta
from bluecom.pendientes.servicios import procesar_pendientes
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db
LAS_DIEZ = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("America/La_Paz"))
DE_NOCHE = LAS_DIEZ.replace(hour=3, minute=46)


@pytest.fixture
def ana():
    return UsuarioFactory(rol=Rol.SUPERVISOR, email="ana@bluecom.example")


def dar(persona, clave, *, cuando=LAS_DIEZ, tema=Tema.PLAZO, asunto="", url="/cola/"):
    avisar([persona.pk], f"Vence {clave}.", clave=clave, ahora=cuando, url=url, asunto=asunto,
           tema=tema)  # fmt: skip


def test_what_is_owed_goes_in_one_mail_with_its_links_and_names_nobody_in_the_subject(
    ana, mailoutbox
):
    dar(ana, "a")
    dar(ana, "b")

    assert decir(ahora=LAS_DIEZ) == 2
    assert decir(ahora=LAS_DIEZ) == 0
    procesar_pendientes()

    (correo,) = mailoutbox
    assert correo.subject == "Bluecom: 2 avisos de plazos"
    assert "Vence a." in correo.body and "Vence b." in correo.body
    assert f"/avisos/{Aviso.objects.get(clave='a').pk}/" in correo.body
    assert set(Aviso.objects.values_list("dicho_en", "voz_en")) == {(LAS_DIEZ, None)}


def test_at_night_it_waits_and_in_the_morning_says_only_what_still_holds(ana, mailoutbox):
    dar(ana, "sigue", cuando=DE_NOCHE, asunto="plazo:1")
    dar(ana, "se cumplió", cuando=DE_NOCHE, asunto="plazo:2")
    decir(ahora=DE_NOCHE)
    procesar_pendientes()
    assert mailoutbox == []

    cerrar_asuntos("plazo:2", ahora=DE_NOCHE, cierre="se cumplió")
    assert decir(ahora=DE_NOCHE.replace(hour=7, minute=29)) == 0
    decir(ahora=DE_NOCHE.replace(hour=7, minute=30))
    procesar_pendientes()

    (correo,) = mailoutbox
    assert "Vence sigue." in correo.body and "se cumplió" not in correo.body


def test_what_was_read_on_the_page_is_said_no_more(ana, mailoutbox):
    dar(ana, "a")
    leer(Aviso.objects.all(), ahora=LAS_DIEZ)

    assert decir(ahora=LAS_DIEZ) == 0


def test_a_mail_that_waits_for_its_server_loses_what_ends_meanwhile(ana, mailoutbox):
    dar(ana, "uno", asunto="plazo:1")
    dar(ana, "otro", asunto="plazo:2")
    decir(ahora=LAS_DIEZ)
    CorreoSaliente.objects.update(estado=EstadoCorreo.REINTENTANDO)

    cerrar_asuntos("plazo:1", ahora=LAS_DIEZ, cierre="se cumplió")
    assert "Vence uno." not in CorreoSaliente.objects.get().texto
    cerrar_asuntos("plazo:2", ahora=LAS_DIEZ, cierre="se cumplió")
    procesar_pendientes()

    assert CorreoSaliente.objects.get().estado == EstadoCorreo.CANCELADO
    assert mailoutbox == []


def test_each_chooses_what_comes_by_mail(ana, mailoutbox):
    Preferencia.objects.create(usuario=ana, por_correo=[Tema.NOTA])
    dar(ana, "plazo")
    dar(ana, "nota", tema=Tema.NOTA)

    decir(ahora=LAS_DIEZ)
    procesar_pendientes()

    (correo,) = mailoutbox
    assert correo.subject == "Bluecom: 1 aviso de notas"


@pytest.mark.parametrize("cambio", [{"email": ""}, {"is_active": False}])
def test_without_an_address_or_an_account_nothing_is_mailed(ana, cambio):
    type(ana).objects.filter(pk=ana.pk).update(**cambio)
    dar(ana, "a")

    tarea()

    assert not CorreoSaliente.objects.exists()


def test_what_a_person_did_not_choose_is_what_is_given_by_itself(ana):
    otro = UsuarioFactory()
    Preferencia.objects.create(usuario=otro, por_correo=[])

    suyas = preferencias_de({ana.pk, otro.pk})

    assert suyas[ana.pk].por_correo == [Tema.PLAZO]
    assert suyas[otro.pk].por_correo == []


def test_the_browser_shows_each_once_and_only_to_its_person(ana):
    dar(ana, "a")
    decir(ahora=LAS_DIEZ)

    assert tomar_para_el_navegador(UsuarioFactory(), ahora=LAS_DIEZ) == []
    (dicho,) = tomar_para_el_navegador(ana, ahora=LAS_DIEZ)
    assert (dicho.titulo, dicho.texto) == ("Plazos", "Vence a.")
    assert dicho.url == f"/avisos/{Aviso.objects.get().pk}/"
    assert tomar_para_el_navegador(ana, ahora=LAS_DIEZ) == []


def test_the_browser_keeps_the_silence_and_forgets_what_is_old(ana):
    dar(ana, "a")
    decir(ahora=LAS_DIEZ)

    assert tomar_para_el_navegador(ana, ahora=LAS_DIEZ.replace(hour=21)) == []
    assert tomar_para_el_navegador(ana, ahora=LAS_DIEZ + timedelta(days=1)) == []


def test_more_than_a_few_at_once_pop_up_as_one(ana):
    for n in range(4):
        dar(ana, f"a{n}")
    decir(ahora=LAS_DIEZ)

    (dicho,) = tomar_para_el_navegador(ana, ahora=LAS_DIEZ)
    assert (dicho.texto, dicho.url) == ("Tiene 4 avisos nuevos.", "/avisos/")


def test_what_was_given_together_pops_up_as_one(ana):
    avisar_en_lugar(
        [
            Aviso(usuario=ana, clave=f"c{n}", asunto=f"plazo:{n}", grupo="g", texto="Venció.",
                  encabezado="Venció el plazo de carpetas", creado_en=LAS_DIEZ)
            for n in range(5)
        ],
        ahora=LAS_DIEZ,
    )  # fmt: skip
    decir(ahora=LAS_DIEZ)

    (dicho,) = tomar_para_el_navegador(ana, ahora=LAS_DIEZ)
    assert dicho.texto == "Venció el plazo de carpetas: 5."


def test_a_newer_word_of_the_same_matter_takes_the_place_of_the_older(ana):
    def de(clave):
        return Aviso(usuario=ana, clave=clave, asunto="plazo:1", texto=clave, creado_en=LAS_DIEZ)

    avisar_en_lugar([de("antes")], ahora=LAS_DIEZ)
    avisar_en_lugar([de("después")], ahora=LAS_DIEZ)
    avisar_en_lugar([de("después")], ahora=LAS_DIEZ)

    assert [a.clave for a in Aviso.objects.sin_leer()] == ["después"]
    assert Aviso.objects.get(clave="antes").cierre == "lo dice uno más nuevo"


def test_a_letter_without_a_link_says_its_words(ana):
    dar(ana, "a", url="")

    asunto, texto = carta(list(Aviso.objects.all()))

    assert asunto == "Bluecom: 1 aviso de plazos"
    assert "Vence a." in texto and "/avisos/" in texto
