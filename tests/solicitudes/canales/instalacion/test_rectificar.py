"""What was recorded of an installation is put right with its reason, never typed over (11.2)."""

from datetime import date, timedelta

import pytest

from bluecom.bitacora.models import Evento
from bluecom.bolivia.fechas import hoy
from bluecom.cuentas.acto import Acto
from bluecom.pendientes.models import Aviso, CorreoSaliente
from bluecom.pendientes.servicios import procesar_pendientes
from documentos.models import Documento
from solicitudes.canales.instalacion.dicho import juntas, lo_registrado
from solicitudes.canales.instalacion.equipo import (
    dice_que_no_tiene,
    exigir_series_libres,
    serie_ajena,
)
from solicitudes.canales.instalacion.rectificar import rectificar_instalacion
from solicitudes.canales.remisiones import consulta as remisiones
from solicitudes.canales.remisiones.columnas import que_hacer
from solicitudes.canales.remisiones.servicio import filas_de, tomar
from solicitudes.models import Remision, Venta
from solicitudes.papeles.datos.instalada import cambios, en_palabras
from solicitudes.puerta.razones import motivo_del_sistema
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, venta_en

pytestmark = [pytest.mark.django_db, pytest.mark.paso("11.2")]
HOY = hoy(AHORA)
DESPUES = AHORA + timedelta(days=3)
OTRO = {"codigo": "ONT", "serie": "BUENA1", "mac": ""}
FACTURACION = Remision.Destino.FACTURACION


@pytest.fixture
def ellos(canales):
    return Acto(canales, DESPUES)


def rectificar(venta: Venta, acto: Acto, *, fecha: date = HOY, equipos=(OTRO,)):
    return rectificar_instalacion(
        venta.pk,
        acto=acto,
        motivo=motivo("RECTIFICACION", "MAL_COPIADO"),
        fecha=fecha,
        equipos=list(equipos),
        nota="la etiqueta",
    )


def papeles(venta: Venta, tipo: str) -> list[Documento]:
    return list(Documento.objects.filter(carpeta=venta.carpeta, tipo=tipo).order_by("version"))


def test_before_the_terms_only_the_acta_has_a_second_version_and_says_what_changed(ellos):
    venta = venta_en(Estado.INSTALADA, correo="")
    serie = venta.instalacion.equipos[0]["serie"]

    hecha = rectificar(venta, ellos)

    venta = Venta.objects.get(pk=venta.pk)
    assert venta.instalacion.equipos == [OTRO]
    assert hecha.antes["equipos"][0]["serie"] == serie
    primera, segunda = papeles(venta, "ACTA_INSTALACION")
    assert (primera.situacion, segunda.version) == ("SUSTITUIDO", 2)
    assert primera.datos["papel"]["servicio"]["equipos"][0]["serie"] == serie
    (dicha,) = segunda.datos["papel"]["rectificaciones"]
    assert (dicha["quien"], dicha["motivo"]) == (
        str(ellos.usuario),
        "Mal copiado del parte de la visita",
    )
    assert [(c["que"], c["antes"], c["ahora"]) for c in dicha["cambios"]] == [
        ("Serie de ONT", serie, "BUENA1"),
        ("MAC de ONT", "00:11:22:33:44:55", "MAC no anotada"),
    ]
    assert [c.que for c in cambios(venta, hecha)] == ["Serie de ONT", "MAC de ONT"]


@pytest.mark.parametrize("estado", [Estado.INSTALADA, Estado.CONCLUIDA])
def test_after_the_terms_they_go_out_again_with_what_changed_and_the_sale_stays(
    ellos, estado, mailoutbox
):
    venta = venta_en(Estado.INSTALADA)
    papeles_listos(venta)
    if estado == Estado.CONCLUIDA:
        procesar_pendientes()
    assert Venta.objects.get(pk=venta.pk).estado == estado

    rectificar(venta, ellos, fecha=HOY + timedelta(days=1))
    papeles_listos(venta)
    procesar_pendientes()

    primeros, segundos = papeles(venta, "TERMINOS")
    assert (primeros.situacion, segundos.version) == ("SUSTITUIDO", 2)
    assert segundos.datos["papel"]["activacion"] == "2026-11-24"
    assert segundos.datos["papel"]["rectificaciones"][0]["cambios"][0]["ahora"] == "24/11/2026"
    ultimo = mailoutbox[-1]
    hubo_otros = estado == Estado.CONCLUIDA  # else nobody has terms that this one would replace
    assert ultimo.subject.startswith("Cambian" if hubo_otros else "Términos y condiciones")
    dicho = "Fecha de instalación: antes 23/11/2026, ahora 24/11/2026"
    assert (dicho in ultimo.body) == hubo_otros
    assert ("reemplaza a la que" in ultimo.body) == hubo_otros
    assert (
        segundos.sha256 in ultimo.body
        or Documento.objects.get(pk=segundos.pk).sha256 in ultimo.body
    )
    assert len(mailoutbox) == (2 if estado == Estado.CONCLUIDA else 1)
    assert Venta.objects.get(pk=venta.pk).estado == Estado.CONCLUIDA
    assert CorreoSaliente.objects.filter(estado="ENVIADO").count() == len(mailoutbox)


def test_it_is_an_act_of_the_log_and_its_asesor_hears_it(ellos):
    venta = venta_en(Estado.INSTALADA, correo="")
    hecha = rectificar(venta, ellos, fecha=HOY + timedelta(days=2))

    evento = Evento.objects.get(cadena=venta.cadena, tipo="rectificar_instalacion")
    assert evento.datos == {"motivo": "MAL_COPIADO", "rectificacion": hecha.pk}
    assert venta.visitas.get(hecha=True).fecha == HOY + timedelta(days=2)
    avisos = Aviso.objects.filter(usuario=venta.asesor, clave__startswith="rectificar")
    assert "antes 23/11/2026, ahora 25/11/2026" in avisos.get().texto


def test_what_it_refuses(ellos):
    venta, otra = venta_en(Estado.INSTALADA), venta_en(Estado.INSTALADA)
    igual = {"fecha": HOY, "equipos": venta.instalacion.equipos}
    suya = otra.instalacion.equipos[0]["serie"]

    with pytest.raises(TransicionInvalida, match="no hay qué rectificar"):
        rectificar(venta, ellos, **igual)
    with pytest.raises(TransicionInvalida, match="no cuáles son"):
        rectificar(venta, ellos, equipos=[OTRO, OTRO])
    with pytest.raises(TransicionInvalida, match="ya está instalada en otra venta"):
        rectificar(venta, ellos, equipos=[OTRO | {"serie": suya}])
    with pytest.raises(TransicionInvalida, match="no puede ser futura"):
        rectificar(venta, ellos, fecha=hoy(DESPUES) + timedelta(days=1))
    with pytest.raises(TransicionInvalida, match="anterior al registro"):
        rectificar(venta, ellos, fecha=HOY - timedelta(days=1))
    with pytest.raises(TransicionInvalida, match="Todavía no hay"):
        rectificar(venta_en(Estado.CONFORME), ellos)
    with pytest.raises(PermisoDenegado):
        rectificar(venta, Acto(venta.asesor, DESPUES))
    assert serie_ajena(suya, venta) and not serie_ajena(suya, otra)
    exigir_series_libres(otra, otra.instalacion.equipos)


def test_what_a_piece_does_not_have_is_said_in_words():
    assert dice_que_no_tiene("sin serie") and not dice_que_no_tiene("SN1234")
    assert en_palabras({"codigo": "ONT", "serie": "", "mac": ""}) == (
        "No tiene serie", "MAC no anotada",
    )  # fmt: skip
    sin = venta_en(Estado.CONCLUIDA, equipos=[{"codigo": "ONT", "serie": "", "mac": ""}])
    equipo = papeles(sin, "TERMINOS")[0].datos["papel"]["servicio"]["equipos"][0]
    assert (equipo["serie"], equipo["mac"]) == ("No tiene serie", "MAC no anotada")
    assert lo_registrado(sin, sin.visitas.get())["Series"] == juntas([""]) == ""


def test_a_day_put_right_after_facturacion_s_list_is_told_in_the_next_one_and_once(ellos):
    venta, sin_cambio = venta_en(Estado.INSTALADA, correo=""), venta_en(Estado.INSTALADA, correo="")
    primera = tomar(FACTURACION, acto=ellos)
    assert primera.renglones.count() == 2
    rectificar(sin_cambio, ellos)  # another serial: nothing that Facturación was told
    rectificar(venta, ellos, fecha=HOY + timedelta(days=1), equipos=venta.instalacion.equipos)

    assert list(remisiones.rectificadas(FACTURACION, de_prueba=False)) == [venta]
    assert not remisiones.rectificadas(Remision.Destino.CENTRO, de_prueba=False).exists()
    segunda = tomar(FACTURACION, acto=ellos)

    (fila,) = filas_de(segunda)
    assert fila[1] == "Rectificada: otra fecha de instalación"
    assert fila[-1] == HOY + timedelta(days=1)
    assert que_hacer(segunda.renglones.get(), FACTURACION) == fila[1]
    assert not remisiones.rectificadas(FACTURACION, de_prueba=False).exists()
    rectificar(venta, ellos, equipos=venta.instalacion.equipos)
    assert list(remisiones.rectificadas(FACTURACION, de_prueba=False)) == [venta]


def test_the_reason_of_the_system_is_there_whatever_is_kept():
    uno = motivo_del_sistema("RETIRO", "ARCHIVO_DESHECHO", "Se deshizo el archivo")

    assert motivo_del_sistema("RETIRO", "ARCHIVO_DESHECHO", "Otro nombre") == uno


def test_on_screen_it_begins_with_what_is_recorded_and_asks_why(mostrador):
    venta = venta_en(Estado.CONCLUIDA, ahora=AHORA - timedelta(hours=3))
    url = f"/instalaciones/{venta.pk}/rectificar/"
    serie = venta.instalacion.equipos[0]["serie"]
    assert serie in mostrador.get(f"/instalaciones/{venta.pk}/").content.decode()
    assert f'value="{serie}"' in mostrador.get(url).content.decode()
    datos = {"fecha": "2026-11-23", "serie_0": "nueva 7", "mac_0": "", "nota": ""}

    sin_motivo = mostrador.post(url, datos)
    assert sin_motivo.status_code == 422
    assert "Elija el motivo." in sin_motivo.content.decode()
    mostrador.post(url, datos | {"motivo": motivo("RECTIFICACION", "MAL_COPIADO").pk})

    html = mostrador.get(f"/instalaciones/{venta.pk}/").content.decode()
    assert "NUEVA7" in html and "Rectificaciones" in html and "MAC no anotada" in html


def test_equipment_without_a_serial_is_said_to_have_none_not_left_blank(mostrador):
    venta, otra = venta_en(Estado.CONFORME), venta_en(Estado.GLOSADA)
    datos = {"resultado": "hecha", "fecha": "2026-11-23", "serie_0": "", "mac_0": ""}

    assert (
        "o marque que no tiene"
        in mostrador.post(f"/instalaciones/{venta.pk}/", datos).content.decode()
    )
    las_dos = mostrador.post(
        f"/instalaciones/{venta.pk}/", datos | {"serie_0": "A1", "sin_serie_0": "on"}
    )
    assert "no las dos cosas" in las_dos.content.decode()
    mostrador.post(f"/instalaciones/{venta.pk}/", datos | {"sin_serie_0": "on"})
    mostrador.post(f"/instalaciones/{otra.pk}/", datos | {"serie_0": "no tiene"})

    for una in (venta, otra):
        assert Venta.objects.get(pk=una.pk).instalacion.equipos == [
            {"codigo": "ONT", "serie": "", "mac": ""}
        ]
