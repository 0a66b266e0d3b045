"""What is owed no more is let go; a notice stops asking, or loses its door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.pendientes.avisos import avisar, cerrar_puerta, dar_por_leidos
from bluecom.pendientes.correo import encolar_correo, marcar_fallo
from bluecom.pendientes.models import Aviso, EstadoCorreo, Pendiente, Situacion
from bluecom.pendientes.servicios import condonar, deber
from tests.factories_cuentas import UsuarioFactory

pytestmark = pytest.mark.django_db


def debido(clave: str, **cambios) -> Pendiente:
    pendiente = deber("prueba:papel", clave, objeto_id=7, ahora=timezone.now())
    Pendiente.objects.filter(pk=pendiente.pk).update(**cambios)
    return pendiente


def test_what_is_forgiven_is_what_nobody_holds_and_is_not_done():
    en_una_hora = timezone.now() + timedelta(hours=1)
    debido("libre")
    debido("vencida", arrendado_hasta=timezone.now() - timedelta(hours=1))
    debido("apartada", situacion=Situacion.APARTADO)
    debido("tomada", arrendado_hasta=en_una_hora)
    debido("hecha", situacion=Situacion.HECHO)
    debido("de otro", objeto_id=8)
    debido("de otra clase", tipo="prueba:otra")

    condonar("prueba:papel", 7)

    quedan = set(Pendiente.objects.values_list("clave", flat=True))
    assert quedan == {"tomada", "hecha", "de otro", "de otra clase"}


def test_a_closed_door_leaves_the_words_of_its_notices_and_only_to_that_person(ahora):
    de, otra = UsuarioFactory.create_batch(2)
    for url in ("/ventas/7/", "/ventas/7/pasos/5/", "/ventas/8/"):
        avisar([de.pk, otra.pk], "Mire.", clave=url, ahora=ahora, url=url)

    cerrar_puerta(de.pk, "/ventas/7/")

    assert list(Aviso.objects.filter(usuario=de, url="").values_list("clave", flat=True)) == [
        "/ventas/7/",
        "/ventas/7/pasos/5/",
    ]
    assert not Aviso.objects.filter(usuario=otra, url="").exists()


def test_a_matter_that_is_done_is_read_by_everybody_and_keeps_who_read_it_before(ahora):
    una, otra = UsuarioFactory.create_batch(2)
    antes, despues = ahora, ahora + timedelta(hours=1)
    avisar([una.pk, otra.pk], "Falta.", clave="tarea:1", ahora=ahora)
    avisar([una.pk], "Otra cosa.", clave="tarea:2", ahora=ahora)
    Aviso.objects.filter(usuario=una, clave="tarea:1").update(leido_en=antes)

    dar_por_leidos("tarea:1", ahora=despues)

    assert Aviso.objects.get(usuario=una, clave="tarea:1").leido_en == antes
    assert Aviso.objects.get(usuario=otra, clave="tarea:1").leido_en == despues
    assert Aviso.objects.get(clave="tarea:2").leido_en is None


@pytest.mark.parametrize(
    ("situacion", "estado"),
    [
        (Situacion.DEBIDO, EstadoCorreo.REINTENTANDO),
        (Situacion.APARTADO, EstadoCorreo.FALLIDO),
    ],
)
def test_an_email_says_what_became_of_its_last_try(situacion, estado, ahora):
    correo = encolar_correo(
        "prueba:1", para="a@b.example", asunto="A", texto="T", adjuntos=[], ahora=ahora
    )
    pendiente = Pendiente.objects.get(objeto_id=correo.pk)
    pendiente.situacion, pendiente.ultimo_error = situacion, "No contesta."

    marcar_fallo(pendiente)

    correo.refresh_from_db()
    assert (correo.estado, correo.error) == (estado, "No contesta.")
