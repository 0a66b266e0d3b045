"""Steps 2 and 3: the screen of the other system is the proof of the check, clean or not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from documentos.models import VistaArchivo
from documentos.servicios import leer_original
from solicitudes.finales.servicio import descartar
from solicitudes.models import Venta
from solicitudes.pasos.p02_p03_consultas.servicio import (
    confirmar_capacidad,
    guardar_pantalla,
    verificar_requisitos,
)
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import DIAS_DE_CAPACIDAD, DIAS_SIN_IMPEDIMENTOS
from solicitudes.reglas.permisos import ve_pantallas
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.factories_cuentas import UsuarioFactory
from tests.parametros.numeros import aprobado
from tests.solicitudes.factories import AHORA, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("2.1", "3.2")]

COMO = "django.contrib.auth.backends.ModelBackend"


def pegar(venta: Venta, contenido: bytes | None = None):
    yo = Acto(venta.asesor, AHORA)
    return guardar_pantalla(venta.pk, acto=yo, contenido=contenido or foto_ci())


def limpia(venta: Venta) -> None:
    servicios = venta.servicios_requeridos
    verificar_requisitos(venta.pk, acto=Acto(venta.asesor, AHORA), servicios=servicios)


def test_a_pasted_screen_is_shown_and_stays_with_the_clean_check(client):
    venta = venta_en(Estado.TOMADA)
    client.force_login(venta.asesor, backend=COMO)
    imagen = SimpleUploadedFile("pegada.png", foto_ci())

    pegada = client.post(
        reverse("pantalla", args=[venta.pk]), {"archivo": imagen}, headers={"HX-Request": "true"}
    )
    client.post(f"/ventas/{venta.pk}/pasos/2/", {"servicios": venta.servicios_requeridos})

    consulta = venta.verificaciones.get(paso=2)
    ver = reverse("foto", args=[venta.pk, consulta.evidencia_id])
    assert f'src="{ver}"' in pegada.content.decode()
    assert leer_original(consulta.evidencia) == foto_ci()
    assert ver in client.get(f"/ventas/{venta.pk}/pasos/2/").content.decode()


def test_it_is_the_proof_of_a_refusal_too_and_the_taking_ends_in_that_act(client):
    venta = venta_en(Estado.TOMADA)
    pantalla, mora = pegar(venta), motivo("IMPEDIMENTO", "MORA")
    client.force_login(venta.asesor, backend=COMO)
    pagina = client.get(f"/ventas/{venta.pk}/").content.decode()

    client.post(reverse("descartar", args=[venta.pk]), {"motivo": mora.pk, "nota": ""})

    venta.refresh_from_db()
    consulta = venta.verificaciones.get(paso=2)
    assert f'value="{mora.pk}"' in pagina
    assert venta.estado == Estado.DESCARTADA
    assert (consulta.favorable, consulta.motivo, consulta.evidencia) == (False, mora, pantalla)


def test_a_reason_outside_the_check_is_its_answer_when_its_screen_was_pasted():
    con, sin = venta_en(Estado.TOMADA), venta_en(Estado.TOMADA)
    pantalla, tiene = pegar(con), motivo("DESCARTE", "YA_TIENE")

    for venta in (con, sin):
        descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=tiene)

    consulta = con.verificaciones.get(paso=2)
    assert (consulta.favorable, consulta.motivo, consulta.evidencia) == (False, tiene, pantalla)
    assert not sin.verificaciones.exists()


def test_each_check_holds_for_its_days_and_a_refusal_until_the_client_comes_back():
    limpio, moroso = venta_en(Estado.FACTIBLE), venta_en(Estado.TOMADA)
    mora = motivo("IMPEDIMENTO", "MORA")
    descartar(moroso.pk, acto=Acto(moroso.asesor, AHORA), motivo=mora)

    vencen = [
        limpio.verificaciones.get(paso=2).vence_el,
        limpio.verificaciones.get(paso=3).vence_el,
        moroso.verificaciones.get(paso=2).vence_el,
    ]

    dias = [DIAS_SIN_IMPEDIMENTOS.inicial, DIAS_DE_CAPACIDAD.inicial, mora.dias]
    assert vencen == [hoy(AHORA) + timedelta(days=n) for n in dias]


def test_the_floor_decides_for_how_long_a_clean_client_is_believed():
    aprobado(DIAS_SIN_IMPEDIMENTOS, 3, hoy(AHORA) + timedelta(days=1), ahora=AHORA)
    manana = AHORA + timedelta(days=1)
    venta = venta_en(Estado.VERIFICADA, ahora=manana)

    assert venta.verificaciones.get(paso=2).vence_el == hoy(manana) + timedelta(days=3)


def test_each_step_has_its_own_screen_and_that_of_the_other_is_refused():
    venta = venta_en(Estado.TOMADA)
    de_smartflex = pegar(venta)
    limpia(venta)

    with pytest.raises(TransicionInvalida, match="pegue la de este paso"):
        pegar(venta)
    de_contact_center = pegar(venta, foto_carta())
    confirmar_capacidad(venta.pk, acto=Acto(venta.asesor, AHORA), tecnologias=["FIBRA"])

    assert [c.evidencia for c in venta.verificaciones.all()] == [de_smartflex, de_contact_center]


def test_the_last_of_two_pasted_screens_is_the_proof():
    venta = venta_en(Estado.TOMADA)
    pegar(venta, foto_carta())
    ultima = pegar(venta)
    limpia(venta)

    assert venta.verificaciones.get(paso=2).evidencia == ultima


def test_only_its_asesor_adds_a_screen_and_only_while_the_system_is_looked_at():
    tomada, factible = venta_en(Estado.TOMADA), venta_en(Estado.FACTIBLE)

    with pytest.raises(PermisoDenegado):
        guardar_pantalla(tomada.pk, acto=Acto(UsuarioFactory(), AHORA), contenido=foto_ci())
    with pytest.raises(TransicionInvalida, match="La venta está factible"):
        pegar(factible)


def test_what_is_no_picture_is_refused_in_words_and_the_sale_stays(client):
    venta = venta_en(Estado.TOMADA)
    client.force_login(venta.asesor, backend=COMO)
    ruta = reverse("pantalla", args=[venta.pk])

    for malo in ({"archivo": SimpleUploadedFile("p.jpg", b"no es una imagen")}, {}):
        respuesta = client.post(ruta, malo, headers={"HX-Request": "true"})
        assert respuesta.status_code == 422, malo

    venta.refresh_from_db()
    assert venta.estado == Estado.TOMADA
    assert not venta.carpeta.vigentes().exists()


def test_the_supervisor_sees_the_screen_of_a_refusal_and_each_look_is_logged(client):
    venta = venta_en(Estado.TOMADA)
    pantalla = pegar(venta)
    descartar(venta.pk, acto=Acto(venta.asesor, AHORA), motivo=motivo("IMPEDIMENTO", "MORA"))
    supervisor = UsuarioFactory(rol=Rol.SUPERVISOR)
    client.force_login(supervisor, backend=COMO)
    ver = reverse("foto", args=[venta.pk, pantalla.pk])

    abierta = client.get(f"/ventas/{venta.pk}/").content.decode()
    paso = client.get(f"/ventas/{venta.pk}/pasos/2/").content.decode()
    imagen = client.get(ver)

    assert f"/ventas/{venta.pk}/pasos/2/" in abierta
    assert "Tiene deuda en mora" in paso
    assert str(venta.asesor) in paso
    assert ver in paso
    assert imagen.status_code == 200
    assert VistaArchivo.objects.get(archivo=pantalla).usuario == supervisor


@pytest.mark.parametrize(
    ("rol", "ve"),
    [
        (Rol.SUPERVISOR, True),
        (Rol.JEFE_VENTAS, True),
        (Rol.JEFE_SERVICIO, True),
        (Rol.ASESOR, False),
        (Rol.CANALES_VIRTUALES, False),
        (Rol.ADMINISTRADOR, False),
    ],
)
def test_the_floor_sees_the_screens_of_any_sale_and_a_colleague_none(rol, ve):
    venta = venta_en(Estado.TOMADA)

    assert ve_pantallas(venta, venta.asesor)
    assert ve_pantallas(venta, UsuarioFactory(rol=rol)) is ve
