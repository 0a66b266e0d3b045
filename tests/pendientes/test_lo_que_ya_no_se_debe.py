"""What is owed no more is let go; a notice stops asking, or loses its door."""

from datetime import timedelta

import pytest
from django.utils import timezone

from bluecom.pendientes.avisos import avisar, cerrar_asuntos, cerrar_puerta, leer
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

    cerradas = Aviso.objects.filter(usuario=de, url="").order_by("pk")
    assert list(cerradas.values_list("clave", flat=True)) == ["/ventas/7/", "/ventas/7/pasos/5/"]
    assert not Aviso.objects.filter(usuario=otra, url="").exists()


def test_a_matter_that_is_over_ends_for_everybody_with_what_hangs_from_it(ahora):
    una, otra = UsuarioFactory.create_batch(2)
    antes, despues = ahora, ahora + timedelta(hours=1)
    avisar([una.pk, otra.pk], "Falta.", clave="a", ahora=ahora, asunto="tarea:1")
    avisar([una.pk], "Falta algo de eso.", clave="b", ahora=ahora, asunto="tarea:1:parte")
    avisar([una.pk], "Otra cosa.", clave="c", ahora=ahora, asunto="tarea:12")
    leer(Aviso.objects.filter(usuario=una, clave="a"), ahora=antes)

    cerrar_asuntos("tarea:1", ahora=despues, cierre="se hizo")
    cerrar_asuntos(ahora=despues, cierre="nada")

    de_la_tarea = Aviso.objects.filter(cerrado_en=despues, cierre="se hizo")
    assert set(de_la_tarea.values_list("usuario", "clave", "leido_en")) == {
        (una.pk, "a", antes), (una.pk, "b", None), (otra.pk, "a", None)
    }  # fmt: skip
    assert [aviso.clave for aviso in Aviso.objects.abiertos()] == ["c"]


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
