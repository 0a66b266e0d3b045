"""The pages where the administrator edits Annex 2 and records what COMTECO approved."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.models import Rol
from solicitudes.glosas import CORRECCIONES
from solicitudes.models import AprobacionGlosa, PlantillaGlosa
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.glosas.fabricas import FILA, TEXTO, version_programada

pytestmark = pytest.mark.django_db
PAGINA = "/glosas/FTTH_GPON/INDEPENDIENTE/"
CARTA = {
    "aprobada_por": "Gerencia de muestra",
    "aprobada_el": "2026-11-01",
    "referencia": "CITE DEMO 12/2026",
}


@pytest.fixture
def admin():
    return entrar(Rol.ADMINISTRADOR)


def entrar(rol):
    cliente = Client()
    backend = "django.contrib.auth.backends.ModelBackend"
    cliente.force_login(UsuarioFactory(rol=rol), backend=backend)
    return cliente


def manana():
    return (hoy(timezone.now()) + timedelta(days=1)).isoformat()


def leer(respuesta):
    return respuesta.content.decode()


@pytest.mark.parametrize("rol", [r for r in Rol if r not in (Rol.ADMINISTRADOR, Rol.SISTEMA)])
def test_no_other_role_opens_them(rol):
    cliente = entrar(rol)

    assert cliente.get("/glosas/").status_code == 403
    assert cliente.get(PAGINA).status_code == 403
    assert cliente.post(f"{PAGINA}vista/").status_code == 403
    assert cliente.post("/glosas/correcciones/aprobar/", CARTA).status_code == 403


def test_the_list_has_the_21_texts_with_the_version_that_waits(admin):
    version = version_programada(timezone.now())

    pagina = leer(admin.get("/glosas/"))

    assert pagina.count("/glosas/") >= 21
    assert f"{version.version}, desde el {version.vigente_desde:%d/%m/%Y}" in pagina


def test_one_text_shows_the_annex_the_text_in_force_and_the_invented_sale(admin):
    pagina = leer(admin.get(PAGINA))

    assert "CASA DE 2 PISOS PUERTAS ETC.....REFERENCIA N°." in pagina
    assert "Texto vigente, versión 2019-1" in pagina
    assert "PREGUNTAR POR PERSONA DE MUESTRA" in pagina
    assert "Nada: es el mismo texto." in pagina


def test_a_text_that_the_annex_does_not_have_is_a_404(admin):
    assert admin.get("/glosas/ADSL/CONJUNTA/").status_code == 404


def test_the_trial_shows_gloss_length_errors_and_differences_without_saving(admin):
    vista = leer(admin.post(f"{PAGINA}vista/", {"texto": TEXTO, "vigente_desde": "no"}))
    mala = leer(admin.post(f"{PAGINA}vista/", {"texto": TEXTO.replace("{tarifa}", "....")}))
    vacia = leer(admin.post(f"{PAGINA}vista/"))

    assert "<ins>EL </ins>" in vista
    assert "EL CLIENTE SOLICITA FACTURA INDEPENDIENTE, SE INFORMO TARIFA" in vista
    assert "901 de los 1000" in vista
    assert "Quedan puntos suspensivos" in mala
    assert "Escriba el texto de la glosa." in vacia
    assert not PlantillaGlosa.objects.exists()


def test_the_preview_without_javascript_saves_nothing(admin):
    datos = {"texto": TEXTO, "vigente_desde": manana(), "razon": "Más claro.", "ver": "1"}

    respuesta = admin.post(PAGINA, datos)

    assert respuesta.status_code == 200
    assert not PlantillaGlosa.objects.exists()


def test_one_administrator_proposes_a_version_and_another_approves_it(admin):
    datos = {"texto": TEXTO, "vigente_desde": manana(), "razon": "Más claro."}
    assert admin.post(PAGINA, datos).status_code == 302
    version = PlantillaGlosa.objects.get()
    firmar = reverse("firmar_plantilla", args=[version.pk])
    assert "Usted la propuso: la aprueba otro administrador." in leer(admin.get(PAGINA))
    assert firmar not in leer(admin.get(PAGINA))
    assert f">{version.version}, desde el" in leer(admin.get("/glosas/"))

    otro = entrar(Rol.ADMINISTRADOR)
    assert firmar in leer(otro.get(PAGINA))
    assert "Versión aprobada: rige desde el" in leer(otro.post(firmar, follow=True))

    version.refresh_from_db()
    assert version.situacion == "APROBADA"
    assert "ya está decidida" in leer(otro.post(firmar, follow=True))


def test_a_version_is_proposed_and_withdrawn(admin):
    datos = {"texto": TEXTO, "vigente_desde": manana(), "razon": "Más claro."}

    assert admin.post(PAGINA, datos).status_code == 302
    version = PlantillaGlosa.objects.get()
    assert (version.producto, version.facturacion) == FILA
    assert "Retirar: todo queda como está" in leer(admin.get(PAGINA))

    pagina = leer(admin.post(reverse("retirar_plantilla", args=[version.pk]), follow=True))
    assert "Versión retirada: todo queda como estaba." in pagina


def test_what_is_wrong_is_said_above_what_was_typed(admin):
    datos = {"texto": f"{TEXTO} 12 MESES.", "vigente_desde": "2020-01-01", "razon": "X"}

    respuesta = admin.post(PAGINA, datos)

    assert respuesta.status_code == 422
    assert "desde mañana" in leer(respuesta)
    assert leer(respuesta).count("«12 MESES» es una cifra fija") == 1


def test_the_list_says_of_each_text_which_of_its_corrections_are_not_approved(admin):
    antes = leer(admin.get("/glosas/"))
    todas = [correccion.codigo for correccion in CORRECCIONES]

    admin.post("/glosas/correcciones/aprobar/", {**CARTA, "correccion": todas})

    despues = leer(admin.get("/glosas/"))
    assert antes.count("no: sin aprobar") + antes.count("sin correcciones") == 21
    assert "no: sin aprobar" not in despues
    assert despues.count("todas sus correcciones") == antes.count("no: sin aprobar") > 0


def test_the_printed_sheet_names_who_approved_each_correction(admin):
    datos = {**CARTA, "correccion": ["HSR_025", "COMA_FINAL"]}
    assert admin.post("/glosas/correcciones/aprobar/", datos).status_code == 302

    pagina = leer(entrar(Rol.ASESOR).get("/glosas/correcciones/"))

    assert pagina.count("Gerencia de muestra") == 2
    assert "01/11/2026 · CITE DEMO 12/2026" in pagina
    assert "corrección no aprobada" in pagina
    assert "Anotar la aprobación" not in pagina


def test_an_approval_is_taken_back_on_the_sheet(admin):
    admin.post("/glosas/correcciones/aprobar/", {**CARTA, "correccion": "HSR_025"})
    aprobacion = AprobacionGlosa.objects.get()
    ruta = reverse("retirar_aprobacion", args=[aprobacion.pk])

    assert "Escriba por qué se retira" in leer(admin.post(ruta, follow=True))
    assert "Aprobación retirada" in leer(admin.post(ruta, {"razon": "Error."}, follow=True))


def test_a_version_is_approved_on_its_page(admin):
    version = version_programada(timezone.now())
    ruta = reverse("aprobar_plantilla", args=[version.pk])

    sin_datos = leer(admin.post(ruta, follow=True))
    pagina = leer(admin.post(ruta, CARTA, follow=True))

    assert "Escriba la referencia de la carta" in sin_datos
    assert "COMTECO todavía no la aprobó" not in pagina
    assert "CITE DEMO 12/2026" in pagina


def test_the_versions_of_the_past_stay_to_be_read(admin):
    hace_poco = timezone.now() - timedelta(days=9)
    version_programada(hace_poco)
    version_programada(hace_poco + timedelta(days=2), texto=f"{TEXTO} GRACIAS.")

    pagina = leer(admin.get(PAGINA))

    assert f"Terminó, desde el {hoy(hace_poco) + timedelta(days=1):%d/%m/%Y}" in pagina
    assert f"Rige hoy, desde el {hoy(hace_poco) + timedelta(days=3):%d/%m/%Y}" in pagina


def test_every_form_of_these_pages_carries_its_own_token(admin):
    version = version_programada(timezone.now())
    admin.post(reverse("aprobar_plantilla", args=[version.pk]), CARTA)
    admin.post("/glosas/correcciones/aprobar/", {**CARTA, "correccion": "HSR_025"})

    for ruta in (PAGINA, "/glosas/correcciones/"):
        pagina = leer(admin.get(ruta))
        assert pagina.count("csrfmiddlewaretoken") == pagina.count('method="post"'), ruta
