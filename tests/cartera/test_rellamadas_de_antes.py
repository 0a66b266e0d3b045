"""The callbacks that waited in the columns of their client become rows, and back (4.1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cartera.models import ContactoCartera, Rellamada
from tests.cartera.factories import ContactoCarteraFactory, LlamadaFactory
from tests.factories_cuentas import UsuarioFactory

ELLA = ("cartera", "_rellamadas_en_filas")


@pytest.mark.paso("4.1")
def test_callbacks_of_before_are_rows_of_whoever_promised_them(antes_de):
    ana, de_siempre = UsuarioFactory(), UsuarioFactory()
    cuando = timezone.now() + timedelta(days=1)
    uno, de_nadie, en_mano = ContactoCarteraFactory.create_batch(3)
    pedida = LlamadaFactory(contacto=uno, agente=ana, nota="A las seis", desenlace="RELLAMADA")
    pedida.antes = {"asignado_a": de_siempre.pk}
    pedida.save()
    with antes_de(*ELLA) as antigua:
        contactos = antigua.get_model("cartera", "ContactoCartera").objects
        esperan = {"situacion": "RELLAMADA", "proximo_en": cuando}
        contactos.filter(pk=uno.pk).update(**esperan, asignado_a_id=ana.pk)
        contactos.filter(pk=de_nadie.pk).update(**esperan)
        contactos.filter(pk=en_mano.pk).update(
            situacion="EN_MANO", situacion_previa="RELLAMADA", proximo_en=cuando,
            asignado_a_id=ana.pk, reservado_por_id=ana.pk, reservado_hasta=cuando,
        )  # fmt: skip

    filas = {fila.contacto_id: fila for fila in Rellamada.objects.pendientes()}
    assert set(filas) == {uno.pk, de_nadie.pk, en_mano.pk}
    suya = filas[uno.pk]
    assert (suya.para, suya.nota, suya.llamada, suya.cuando) == (ana, "A las seis", pedida, cuando)
    assert suya.contacto.asignado_a == de_siempre
    assert (filas[de_nadie.pk].para, filas[en_mano.pk].para) == (None, ana)

    with antes_de(*ELLA):
        pass
    assert ContactoCartera.objects.get(pk=uno.pk).asignado_a == de_siempre
    assert Rellamada.objects.pendientes().count() == 3
