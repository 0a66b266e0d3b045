"""Step 6.3: which C.I. came is data: the card of now, the one before it, or the digital one."""

from datetime import date

import pytest
from django.utils import timezone

from bluecom.cuentas.acto import Acto
from solicitudes.canales.revision.datos import lineas_de
from solicitudes.models import Documentacion, Venta
from solicitudes.pasos.hermanas import compartir_archivos, mismo_carnet
from solicitudes.pasos.p06_documentos.archivos import ordenar_archivo
from solicitudes.pasos.p06_documentos.formulario import DocumentacionForm
from solicitudes.pasos.p06_documentos.servicio import revisar_recibidos
from solicitudes.reglas.clase_ci import ClaseCI, que_lo_contradice
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.listas import ITEMS_6_3
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.solicitudes.factories import AHORA, cambiar_archivo, recibir_todo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("6.3")]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def venta(client):
    venta = venta_en(Estado.EXPLICADA, ahora=timezone.now())
    client.force_login(venta.asesor, backend=BACKEND)
    recibir_todo(venta, acto=Acto(venta.asesor, timezone.now()))
    return venta


def enviar(client, venta: Venta, **datos: str):
    comun = {f"ok_{codigo}": "on" for codigo in ITEMS_6_3} | {
        "ci": str(venta.ci),
        "ci_vence": "2031-05-14",
        "carta_fecha": timezone.localdate().isoformat(),
    }
    return client.post(f"/ventas/{venta.pk}/pasos/6/", comun | datos)


def test_which_card_it_is_is_asked_and_nothing_is_marked_beforehand(client, venta):
    assert not DocumentacionForm(venta)["ci_clase"].value()

    respuesta = enviar(client, venta)

    assert respuesta.status_code == 422
    assert respuesta.context["form"].errors["ci_clase"] == ["Diga cuál de los carnets es."]


@pytest.mark.parametrize("cual", [ClaseCI.NUEVO, ClaseCI.ANTERIOR])
def test_old_and_new_card_are_two_kinds(client, venta, cual):
    assert enviar(client, venta, ci_clase=cual).status_code == 302

    leida = Documentacion.objects.get(venta=venta.pk)
    assert (leida.ci_clase, leida.documento) == (cual, cual.label)


def test_what_was_sorted_as_digital_is_the_third_kind_and_is_asked_for_its_last_day(client, venta):
    reverso = venta.carpeta.archivo("CI_REVERSO")
    yo = Acto(venta.asesor, timezone.now())
    ordenar_archivo(venta.pk, reverso.pk, acto=yo, tipo="CI_DIGITAL")

    falta = enviar(client, venta)
    hecho = enviar(client, venta, digital_vence="2028-01-31")

    assert set(falta.context["form"].errors) == {"digital_vence"}
    assert hecho.status_code == 302
    leida = Documentacion.objects.get(venta=venta.pk)
    assert leida.ci_clase == ClaseCI.DIGITAL
    assert leida.documento == "C.I. digital, vale hasta el 31/01/2028"


def test_who_reviews_the_folder_reads_which_one_it_is():
    entregada = venta_en(Estado.ENTREGADA)

    assert ("Documento", "carnet nuevo") in lineas_de(entregada)["CI"]


def test_no_new_card_expired_before_there_were_any(client, venta):
    """SEGIP drew it anew in November 2023."""
    respuesta = enviar(client, venta, ci_clase=ClaseCI.NUEVO, ci_vence="2023-05-14")

    [dicho] = respuesta.context["form"].errors["ci_clase"]
    assert dicho == "El carnet nuevo existe desde noviembre de 2023: mire cuál es y cuándo vence."
    assert que_lo_contradice(ClaseCI.ANTERIOR, date(2023, 5, 14)) == ""
    assert que_lo_contradice(ClaseCI.NUEVO, date(2023, 11, 1)) == ""
    assert que_lo_contradice(ClaseCI.NUEVO, None) == ""


def test_a_card_that_is_another_one_is_told_anew():
    """What was said of a digital one is of no card."""
    documentada = venta_en(Estado.DOCUMENTADA)
    documentada.documentacion.ci_clase = ClaseCI.DIGITAL
    documentada.documentacion.save()

    leida = Venta.objects.get(pk=documentada.pk)
    leida.ahora = timezone.now()
    assert not DocumentacionForm(leida)["ci_clase"].value()


@pytest.mark.parametrize("lado", ["CI_ANVERSO", "CI_REVERSO"])
def test_of_another_photo_it_is_asked_anew(venta, lado):
    """It may be of another card: what was said of the one before is not said of it."""
    yo = Acto(venta.asesor, timezone.now())
    vistos = {codigo: {"ok": True, "motivo": ""} for codigo in ITEMS_6_3}
    revisar_recibidos(venta.pk, acto=yo, items=vistos, ci_clase=ClaseCI.ANTERIOR)
    assert como_se_ve(venta)["ci_clase"].value() == ClaseCI.ANTERIOR

    cambiar_archivo(venta.pk, acto=yo, tipo="CARTA", contenido=foto_carta(variante=77))
    assert como_se_ve(venta)["ci_clase"].value() == ClaseCI.ANTERIOR
    cambiar_archivo(venta.pk, acto=yo, tipo=lado, contenido=foto_ci(variante=77))

    assert not como_se_ve(venta)["ci_clase"].value()


def test_of_a_sister_sale_what_was_said_of_another_photo_is_not_said_of_this_one():
    hecha = venta_en(Estado.DOCUMENTADA)
    hermana = venta_en(Estado.EXPLICADA, asesor=hecha.asesor)
    Venta.objects.filter(pk=hermana.pk).update(hermana_de=hecha.pk)
    compartir_archivos(hecha, hermana)
    form = como_se_ve(hermana)
    assert (form["ci_clase"].value(), form["ok_CI_LEGIBLE"].value()) == (ClaseCI.NUEVO, True)
    assert mismo_carnet(hermana, hecha.pk)

    yo = Acto(hermana.asesor, AHORA)
    cambiar_archivo(hermana.pk, acto=yo, tipo="CI_ANVERSO", contenido=foto_ci(variante=77))

    form = como_se_ve(hermana)
    assert not mismo_carnet(Venta.objects.get(pk=hermana.pk), hecha.pk)
    assert not form["ci_clase"].value()
    assert not form["ok_CI_LEGIBLE"].value()


def test_a_digital_one_of_before_it_was_written_down_is_read_by_its_last_day():
    assert Documentacion(digital_vence=date(2028, 1, 31)).documento == (
        "C.I. digital, vale hasta el 31/01/2028"
    )


def como_se_ve(venta: Venta) -> DocumentacionForm:
    leida = Venta.objects.get(pk=venta.pk)
    leida.ahora = timezone.now()
    return DocumentacionForm(leida)
