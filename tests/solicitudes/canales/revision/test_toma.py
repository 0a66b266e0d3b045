"""Step 11.1: a folder is with one reviewer at a time, and what each ticked stays under its name."""

from datetime import timedelta

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso
from solicitudes.canales.consulta import lugar_en_la_cola, siguiente_por_revisar
from solicitudes.canales.revision import servicio
from solicitudes.canales.revision.marcas import desmarcar_item, marcar_items, marcar_lo_que_queda
from solicitudes.canales.revision.toma import relevar, soltar, tomar
from solicitudes.models import EnRevision, MarcaDeRevision
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import MINUTOS_DE_REVISION
from tests.factories_cuentas import UsuarioFactory
from tests.parametros.numeros import aprobado
from tests.solicitudes.factories import AHORA, mirar, motivo, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]
AYER = AHORA - timedelta(days=1)


def revisora() -> Acto:
    return Acto(UsuarioFactory(rol=Rol.CANALES_VIRTUALES), AHORA)


def luego(acto: Acto, minutos: int) -> Acto:
    return Acto(acto.usuario, acto.ahora + timedelta(minutes=minutos))


@pytest.fixture
def venta():
    return venta_en(Estado.ENTREGADA)


def test_nobody_else_acts_on_a_folder_that_somebody_has(venta):
    una, otra = revisora(), revisora()
    tomar(venta.pk, acto=una)
    mirar(venta, otra)

    firma = motivo("OBSERVACION", "CARTA_SIN_FIRMA")
    actos = [
        lambda: tomar(venta.pk, acto=otra),
        lambda: marcar_items(venta.pk, acto=otra, items=["CI"]),
        lambda: marcar_lo_que_queda(venta.pk, acto=otra),
        lambda: desmarcar_item(venta.pk, acto=otra, item="CI"),
        lambda: servicio.anotar_observacion(venta.pk, acto=otra, item="CARTA", motivo=firma),
        lambda: servicio.aprobar(venta.pk, acto=otra),
        lambda: servicio.observar(venta.pk, acto=otra),
    ]
    for acto in actos:
        with pytest.raises(TransicionInvalida, match=f"La revisa {una.usuario} desde las 10:00"):
            acto()
    assert not MarcaDeRevision.objects.exists()


def test_each_act_renews_it_and_it_lapses_after_the_minutes_of_the_floor(venta):
    aprobado(MINUTOS_DE_REVISION, 10, AHORA.date(), ahora=AYER)
    una, otra = revisora(), revisora()
    mirar(venta, una)
    tomar(venta.pk, acto=una)
    marcar_items(venta.pk, acto=luego(una, 9), items=["CI"])

    with pytest.raises(TransicionInvalida, match="queda libre a las 10:19"):
        tomar(venta.pk, acto=luego(otra, 18))
    suya = tomar(venta.pk, acto=luego(otra, 19))

    assert (suya.revisor, suya.desde) == (otra.usuario, luego(otra, 19).ahora)
    assert MarcaDeRevision.objects.get(revision__venta=venta).por == una.usuario


def test_a_folder_is_left_with_its_ticks_to_whoever_comes_next(venta):
    una, otra = revisora(), revisora()
    mirar(venta, una)
    marcar_items(venta.pk, acto=una, items=["CI"])
    soltar(venta.pk, acto=otra)
    assert EnRevision.objects.get().revisor == una.usuario

    soltar(venta.pk, acto=una)
    mirar(venta, otra)
    marcar_lo_que_queda(venta.pk, acto=otra)

    autores = dict(MarcaDeRevision.objects.values_list("item", "por"))
    assert (autores["CI"], autores["CARTA"]) == (una.usuario.pk, otra.usuario.pk)


def test_a_jefe_gives_it_to_another_and_both_are_told(venta):
    una, otra = revisora(), revisora()
    jefe = Acto(UsuarioFactory(rol=Rol.JEFE_SERVICIO), AHORA)
    mirar(venta, una)
    marcar_items(venta.pk, acto=una, items=["CI"])
    with pytest.raises(PermisoDenegado):
        relevar(venta.pk, acto=otra, a=otra.usuario)

    relevar(venta.pk, acto=jefe, a=otra.usuario)

    assert EnRevision.objects.get().revisor == otra.usuario
    assert MarcaDeRevision.objects.get().por == una.usuario
    dichos = dict(Aviso.objects.filter(clave__startswith="relevo:").values_list("usuario", "texto"))
    assert "ya no la revisa usted; lo que marcó se conserva" in dichos[una.usuario.pk]
    assert "la revisa usted ahora" in dichos[otra.usuario.pk]
    with pytest.raises(TransicionInvalida, match=f"La revisa {otra.usuario}"):
        marcar_items(venta.pk, acto=una, items=["CARTA"])


def test_a_jefe_frees_it_and_gives_it_to_nobody_who_does_not_review(venta):
    una = revisora()
    jefe = Acto(UsuarioFactory(rol=Rol.JEFE_SERVICIO), AHORA)
    tomar(venta.pk, acto=una)
    with pytest.raises(PermisoDenegado):
        relevar(venta.pk, acto=jefe, a=venta.asesor)

    relevar(venta.pk, acto=jefe)

    assert not EnRevision.objects.exists()


def test_once_decided_it_is_in_nobody_s_hands(venta):
    una = revisora()
    mirar(venta, una)
    marcar_lo_que_queda(venta.pk, acto=una)

    servicio.aprobar(venta.pk, acto=una)

    assert not EnRevision.objects.exists()


def test_the_next_one_is_the_one_after_and_never_one_that_another_has(canales):
    primera, segunda, tercera, cuarta = (venta_en(Estado.ENTREGADA) for _ in range(4))
    tomar(tercera.pk, acto=revisora())

    def siguiente(tras=None):
        return siguiente_por_revisar(canales, ahora=AHORA, tras=tras)

    assert siguiente() == primera
    assert siguiente(lugar_en_la_cola(segunda)) == cuarta
    assert siguiente(lugar_en_la_cola(cuarta)) == primera


def test_a_decision_opens_the_next_folder_in_its_reviewer_s_hands(mostrador, canales):
    una, otra = (venta_en(Estado.ENTREGADA) for _ in range(2))
    mirar(una, Acto(canales, AHORA))
    mostrador.post(f"/revision/{una.pk}/", {"accion": "todo"})

    respuesta = mostrador.post(f"/revision/{una.pk}/", {"accion": "aprobar"})

    assert respuesta["Location"] == f"/revision/{otra.pk}/"
    assert EnRevision.objects.get().venta_id == otra.pk
    assert EnRevision.objects.get().revisor == canales


def test_the_queue_says_who_is_on_what_and_a_jefe_takes_it_over_from_there(
    mostrador, canales, como
):
    venta = venta_en(Estado.ENTREGADA)
    mostrador.post(f"/revision/{venta.pk}/tomar/")
    jefe = como(UsuarioFactory(rol=Rol.JEFE_SERVICIO))

    vista = jefe.get("/revision/", headers={"HX-Request": "true"}).content.decode()
    assert str(canales) in vista
    assert "Relevar" in vista
    assert "<html" not in vista
    jefe.post(f"/revision/{venta.pk}/relevar/", {"a": ""})

    assert not EnRevision.objects.exists()
    assert "libre" in mostrador.get("/revision/").content.decode()


def test_who_leaves_a_folder_goes_to_the_next_and_of_another_s_page_nothing_is_pressed(
    mostrador, como
):
    una, otra = (venta_en(Estado.ENTREGADA) for _ in range(2))
    mostrador.post(f"/revision/{una.pk}/tomar/")
    ajena = como(UsuarioFactory(rol=Rol.CANALES_VIRTUALES)).get(f"/revision/{una.pk}/")
    assert "La revisa" in ajena.content.decode()
    assert 'value="aprobar"' not in ajena.content.decode()

    respuesta = mostrador.post(f"/revision/{una.pk}/soltar/")

    assert respuesta["Location"] == f"/revision/{otra.pk}/"
