"""The page of one's notices, and how each wants to be told."""

import pytest
from django.urls import reverse

from bluecom.avisos.consulta import CERRADOS, SIN_LEER, Elegido, pagina_de, por_tema
from bluecom.avisos.models import Preferencia
from bluecom.cuentas.models import Rol
from bluecom.pendientes.avisos import avisar, avisar_de_una_vez, cerrar_asuntos
from bluecom.pendientes.models import Aviso, Tema
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def yo(client):
    usuario = UsuarioFactory(rol=Rol.SUPERVISOR, email="yo@bluecom.example")
    client.force_login(usuario)
    return usuario


@pytest.fixture
def mios(yo, ahora):
    """Two folders told together, a note, and one matter that is over."""
    avisar_de_una_vez(
        Aviso(usuario=yo, clave=f"p{n}", asunto=f"plazo:{n}", grupo="g", tema=Tema.PLAZO,
              encabezado="Venció el plazo de carpetas", texto=f"Carpeta {n}", creado_en=ahora)
        for n in range(2)
    )  # fmt: skip
    avisar([yo.pk], "Una nota.", clave="nota", ahora=ahora, tema=Tema.NOTA, url="/cola/")
    avisar([yo.pk], "Ya está.", clave="fin", ahora=ahora, asunto="x")
    cerrar_asuntos("x", ahora=ahora, cierre="se cumplió")
    return list(Aviso.objects.filter(usuario=yo).order_by("pk"))


def test_what_is_open_is_shown_and_what_was_given_together_is_one(client, mios):
    pagina = client.get(reverse("avisos")).content.decode()

    assert "2 abiertos, 2 sin leer" in pagina  # three notices, shown as two
    assert "Venció el plazo de carpetas: 2" in pagina
    assert "Una nota." in pagina
    assert "Ya está." not in pagina


def test_what_is_over_says_how_it_ended(client, mios):
    pagina = client.get(f"{reverse('avisos')}?estado={CERRADOS}").content.decode()

    assert "Ya está." in pagina
    assert "se cumplió." in pagina


def test_a_matter_alone(client, mios):
    pagina = client.get(f"{reverse('avisos')}?tema={Tema.NOTA}").content.decode()

    assert "Una nota." in pagina
    assert "Venció el plazo de carpetas" not in pagina


def test_one_is_marked_read_and_what_only_informs_is_over(client, yo, mios):
    nota = Aviso.objects.get(clave="nota")

    client.post(reverse("avisos_leidos"), {"aviso": [nota.pk], "estado": "abiertos"})

    nota.refresh_from_db()
    assert (nota.cierre, nota.leido_en is not None) == ("leído", True)
    assert Aviso.objects.sin_leer().count() == 2


def test_a_matter_that_is_read_stays_open_until_it_is_over(client, yo, mios):
    client.post(reverse("avisos_leidos"))

    assert not Aviso.objects.sin_leer().exists()
    assert Aviso.objects.abiertos().filter(asunto__startswith="plazo:").count() == 2


def test_nobody_marks_anothers(client, yo, ahora):
    otro = UsuarioFactory()
    avisar([otro.pk], "Suyo.", clave="suyo", ahora=ahora)

    client.post(reverse("avisos_leidos"), {"aviso": [Aviso.objects.get().pk, "no"]})

    assert Aviso.objects.sin_leer().count() == 1


def test_without_any_it_says_so(client, yo):
    assert "Nada abierto" in client.get(reverse("avisos")).content.decode()


@pytest.mark.parametrize("cuantos", [1, 3])
def test_the_page_asks_the_same_whatever_it_shows(yo, ahora, cuantos, django_assert_num_queries):
    for n in range(cuantos):
        avisar([yo.pk], "Algo.", clave=f"a{n}", ahora=ahora)

    with django_assert_num_queries(3):
        pagina, grupos = pagina_de(yo, Elegido(), None)

    assert len(grupos) == pagina.paginator.count == cuantos


def test_what_is_open_comes_first_among_all(yo, mios):
    _, grupos = pagina_de(yo, Elegido("todos"), None)

    assert [g.abiertos > 0 for g in grupos] == [True, True, False]
    assert [g.sin_leer for g in grupos] == [2, 1, 0] or [g.sin_leer for g in grupos] == [1, 2, 0]
    assert {g.varios for g in grupos} == {True, False}
    assert Elegido.leido("nada", "nada") == Elegido()
    assert Elegido.leido(SIN_LEER, Tema.NOTA).parametros == "estado=sin-leer&tema=NOTA"
    assert {codigo: n for codigo, _, n in por_tema(yo)}[Tema.PLAZO] == 1


def test_each_says_how_to_be_told(client, yo):
    donde = reverse("avisos_preferencias")
    pagina = client.get(donde).content.decode()
    assert "A yo@bluecom.example." in pagina
    assert 'value="20:00"' in pagina

    client.post(donde, {"por_correo": ["NOTA"], "calla_desde": "19:00", "calla_hasta": "08:00"})

    mia = Preferencia.objects.get(usuario=yo)
    assert (mia.por_correo, mia.en_el_navegador) == (["NOTA"], [])
    assert f"{mia.calla_desde:%H:%M} {mia.calla_hasta:%H:%M}" == "19:00 08:00"


def test_an_hour_that_is_none_is_said_and_loses_nothing(client, yo):
    respuesta = client.post(
        reverse("avisos_preferencias"),
        {"por_correo": ["NOTA"], "calla_desde": "tarde", "calla_hasta": "08:00"},
    )

    assert "hora válida" in respuesta.content.decode()
    assert not Preferencia.objects.exists()


def test_an_open_page_takes_what_pops_up(client, yo, ahora):
    avisar([yo.pk], "Algo.", clave="a", ahora=ahora)

    assert client.post(reverse("avisos_voz")).json() == {"avisos": []}  # not said yet
