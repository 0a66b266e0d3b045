"""Step 11.1: in an observed folder only what was observed, and what hangs from it, is corrected."""

from datetime import date

import pytest

from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from solicitudes.models import Borrador, Venta
from solicitudes.pasos.p06_documentos.servicio import recibir_archivo
from solicitudes.pasos.tabla import TALLERES
from solicitudes.reglas.errores import TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.flujo import bloqueos
from solicitudes.reglas.listas import CAMPOS_OBSERVADOS
from solicitudes.reglas.observado import TODO, archivos_abiertos, lo_abierto
from tests.apoyo.mensajes import dicho
from tests.documentos.imagenes import foto_carta, foto_ci
from tests.solicitudes.factories import (
    AHORA,
    cambiar_archivo,
    motivo,
    observar_tambien,
    venta_en,
)

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.1")]


def fresca(venta: Venta) -> Venta:
    otra = Venta.objects.get(pk=venta.pk)
    otra.ahora = AHORA
    return otra


def observada(codigo: str) -> Venta:
    return venta_en(Estado.OBSERVADA, motivo=codigo)


@pytest.mark.parametrize(
    ("codigo", "abierto"),
    [
        ("CARTA_SIN_FIRMA", {6: {"archivo_carta"}}),
        ("CI_VENCIDO", {6: {"ci_vence"}}),
        ("SIN_CORREO", {5: {"correo"}}),
        ("COBRO_ERRADO", {7: {"direccion_cobro"}}),
        ("DIRECCION_ERRADA", {5: {"direccion_dictada"}, 8: {"via"}}),
        ("GLOSA_INCOMPLETA", {5: {"caracteristicas"}, 9: {"adicional"}}),
        ("FALTA_PAPEL", {}),
    ],
)
def test_what_opens_is_the_field_of_each_reason(codigo, abierto):
    assert lo_abierto(observada(codigo)) == abierto


def test_a_reason_without_a_field_opens_those_of_its_item():
    venta = observada("DIRECCION_ERRADA")
    venta.observaciones.update(motivo=motivo("OBSERVACION", "OTRO_8"))

    assert lo_abierto(fresca(venta)) == {
        5: {"direccion_dictada"}, 8: {"via", "numero", "zona", "observaciones"},
    }  # fmt: skip


def test_what_the_correction_touches_opens_with_it():
    venta = observada("COMPONENTES")
    venta.detalle.direccion_linea, venta.detalle.direccion_rige = "LA PAZ - 2050", "REGISTRADA"
    venta.detalle.save()
    venta.ficha.caracteristicas = "REJA VERDE"
    venta.ficha.save()
    venta.documentacion.items.pop("CI_LEGIBLE")
    venta.documentacion.ci_vence = date(2020, 1, 1)
    venta.documentacion.save()

    abierto = lo_abierto(fresca(venta))

    assert abierto[6] == {"archivo_ci", "archivo_carta", "ci"}
    assert 9 in abierto
    assert abierto[8] >= {"componentes", TODO}


def test_every_field_that_may_be_observed_opens_something_of_its_step():
    venta = venta_en(Estado.ENTREGADA)
    for paso, campos in CAMPOS_OBSERVADOS.items():
        form = TALLERES[paso].form(venta)
        assert form.del_paso == paso
        for campo in campos:
            assert set(form.que_se_abre(campo)) & set(form.fields), (paso, campo)


def test_a_hand_made_post_changes_no_field_that_was_not_observed(como):
    venta = observada("COBRO_ERRADO")
    antes = venta.registro
    datos = {
        "tipo": "SOCIO",
        "modalidad": "UNICA",
        "direccion_cobro": "SUCRE 100",
        "ciclo": "C02",
        "numero_smartflex": "123456",
    }

    respuesta = como(venta.asesor).post(f"/ventas/{venta.pk}/pasos/7/", datos)

    assert respuesta.status_code == 302
    despues = fresca(venta)
    assert despues.registro.direccion_cobro == "SUCRE 100"
    assert (despues.registro.tipo, despues.registro.modalidad, despues.registro.ciclo) == (
        antes.tipo, antes.modalidad, antes.ciclo,
    )  # fmt: skip
    assert despues.numero_smartflex == venta.numero_smartflex


def test_a_step_that_was_not_observed_takes_nothing_not_even_a_draft(como):
    venta = observada("COBRO_ERRADO")
    asesora, ruta = como(venta.asesor), f"/ventas/{venta.pk}/pasos/8/"

    respuesta = asesora.post(ruta, {"linea_libre": "SUCRE 100"})
    borrador = asesora.post(f"{ruta}borrador/", {"linea_libre": "SUCRE 100"})

    assert "El paso 8 no se observó" in dicho(respuesta)
    assert borrador.status_code == 409
    assert not Borrador.objects.filter(venta=venta).exists()
    assert fresca(venta).detalle.direccion_linea == venta.detalle.direccion_linea
    assert "Guardar la corrección" not in asesora.get(ruta).content.decode()


def test_an_observed_step_shows_the_rest_closed(como):
    venta = observada("CARTA_SIN_FIRMA")

    pagina = como(venta.asesor).get(f"/ventas/{venta.pk}/pasos/6/")

    campos = pagina.context["form"].fields
    assert not campos["carta_fecha"].disabled
    assert not campos["ok_FIRMA"].disabled
    assert campos["ci"].disabled
    assert campos["ok_CI_LEGIBLE"].disabled
    assert "no se observó" in pagina.content.decode()


def test_only_the_observed_file_is_replaced(canales):
    venta = observada("CARTA_SIN_FIRMA")
    yo = Acto(venta.asesor, AHORA)
    assert archivos_abiertos(venta.lo_abierto) == {"CARTA"}

    with pytest.raises(TransicionInvalida, match="no se observó"):
        recibir_archivo(venta.pk, acto=yo, tipo="CI_ANVERSO", contenido=foto_ci(variante=7))
    cambiar_archivo(venta.pk, acto=yo, tipo="CARTA", contenido=foto_carta(variante=7))

    assert lo_abierto(fresca(venta)) == {6: {"archivo_carta"}}
    form = TALLERES[6].form(fresca(venta))
    assert not form.fields["ok_NOMBRE"].disabled


def test_one_without_an_answer_is_named_and_more_are_counted():
    venta = observada("CI_VENCIDO")
    assert "Sin responder: C.I. vencido." in bloqueos(venta, "subsanar")

    observar_tambien(venta, "COBRO_ERRADO")

    assert "Sin responder: 2 observaciones." in bloqueos(fresca(venta), "subsanar")


def test_who_reviews_reads_and_corrects_nothing(como, canales):
    venta = observada("COBRO_ERRADO")
    assert canales.rol == Rol.CANALES_VIRTUALES

    assert como(canales).post(f"/ventas/{venta.pk}/pasos/7/", {}).status_code in (403, 404)
