"""A sale whose time is over is forgotten whole, and its proof says so; one that is held is not."""

from datetime import timedelta
from html import unescape
from io import StringIO
from shutil import copytree

import pytest
from django.core.management import call_command
from django.test import override_settings

from bluecom.bitacora.models import Evento
from bluecom.cuentas.acto import Acto
from bluecom.cuentas.models import Rol
from bluecom.pendientes.models import Aviso, CorreoSaliente
from bluecom.pendientes.servicios import procesar_pendientes
from bluecom.retencion.catalogo import a_salvo, copias, poner_a_salvo, resumido
from bluecom.retencion.parametros import DIAS_DE_AVISOS
from bluecom.retencion.purga import (
    Purga,
    por_purgar,
    purgar,
    registrar_purga,
    retenidas,
)
from bluecom.retencion.tasks import purgar_de_noche
from cartera.models import Marcada
from documentos.almacen import almacen
from documentos.models import ArchivoRecibido, Documento
from indicadores.retencion import de_un_mes_abierto
from solicitudes.canales.terminos.acuse import EnlaceSinEfecto, acusar
from solicitudes.expediente.comprobar import verificar_expediente
from solicitudes.finales.servicio import descartar
from solicitudes.models import (
    Identidad,
    Interlocutor,
    Mensaje,
    Olvido,
    SucesoDeMensaje,
    Venta,
)
from solicitudes.reglas.errores import PermisoDenegado, TransicionInvalida
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.parametros import DIAS_DE_CONCLUIDAS, DIAS_DE_SIN_EFECTO
from solicitudes.retencion.borrado import borrado_de
from solicitudes.retencion.copias import DE_VENTA
from solicitudes.retencion.cuales import (
    por_olvidar,
    por_que_se_retiene,
    registrar_retencion,
    vencidas,
)
from solicitudes.retencion.disputa import levantar, retener
from solicitudes.retencion.purga import (
    borrar_copias,
    contar,
    contar_retenidas,
    olvidar,
    olvidar_vencidas,
)
from tests.apoyo.graph import contar as contar_noticia
from tests.apoyo.graph import estado, graph, mensaje
from tests.factories_cuentas import UsuarioFactory
from tests.indicadores.cierres import cerrado
from tests.solicitudes.factories import AHORA, motivo, papeles_listos, venta_en

__all__ = ["graph"]
pytestmark = pytest.mark.django_db
TARDE = AHORA + timedelta(days=DIAS_DE_CONCLUIDAS.inicial + 30)


@pytest.fixture(scope="module")
def cerrada(del_modulo, tmp_path_factory):
    """Concluded and closed in a month that was signed: the sale's id, and where its files are."""
    carpeta = tmp_path_factory.mktemp("retencion")
    with override_settings(CARPETA_PRIVADA=carpeta):
        venta = venta_en(Estado.INSTALADA)
        papeles_listos(venta)
        procesar_pendientes()
        cerrado()
    return venta.pk, carpeta


@pytest.fixture
def venta(cerrada, tmp_path, settings) -> Venta:
    venta_id, archivos = cerrada
    settings.CARPETA_PRIVADA = copytree(archivos, tmp_path / "archivos")
    venta = Venta.objects.get(pk=venta_id)
    assert venta.estado == Estado.CONCLUIDA
    return venta


def jefa() -> Acto:
    return Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), AHORA)


def cuantas(cuentas) -> dict[str, int]:
    return {cuenta.codigo: cuenta.cuantas for cuenta in cuentas}


def nombres(venta: Venta) -> set[str]:
    """Every file of its folder, as the rows name them."""
    recibidos = ArchivoRecibido.objects.filter(carpeta=venta.carpeta_id)
    papeles = Documento.objects.filter(carpeta=venta.carpeta_id)
    return {
        *recibidos.values_list("original", flat=True),
        *recibidos.values_list("copia", flat=True),
        *papeles.values_list("archivo", flat=True),
    }


def test_before_its_time_nothing_is_counted_and_afterwards_it_is_counted_and_stays(venta):
    assert not vencidas(ahora=AHORA).exists()
    assert cuantas(contar(AHORA))["ventas"] == 0

    assert cuantas(por_purgar(ahora=TARDE))["ventas"] == 1
    assert cuantas(por_purgar(ahora=TARDE))["archivos"] == 3

    assert not Olvido.objects.exists()
    assert verificar_expediente(venta.pk).borradas == []


def test_forgotten_its_proof_is_whole_and_names_what_the_policy_erased(venta):
    suyos = nombres(venta)
    assert suyos
    cliente = venta.cliente.nombre_completo

    hecho = cuantas(purgar(ahora=TARDE))
    procesar_pendientes()

    assert hecho["ventas"] == 1
    assert not any(almacen().exists(nombre) for nombre in suyos)
    expediente = verificar_expediente(venta.pk)
    assert expediente.integro, expediente.problemas
    borradas = " | ".join(pieza.que for pieza in expediente.borradas)
    for que in ("anverso del C.I.", "carta de solicitud", "Contrato de Suministro", "adjunto del"):
        assert que in borradas
    assert all(pieza.sha256 for pieza in expediente.borradas)
    assert not Documento.objects.filter(carpeta=venta.carpeta_id, datos__icontains=cliente).exists()


def test_nothing_of_the_client_is_left_in_any_copy_and_a_second_purge_finds_nothing(venta):
    ella = Venta.objects.filter(pk=venta.pk)
    purgar(ahora=TARDE)

    for copia in DE_VENTA:
        if copia.campos and copia.codigo != "papeles":
            filas = copia.tabla._default_manager.filter(**{f"{copia.venta}__in": ella})
            assert not filas.filter(copia.con_algo).exists(), copia.codigo
    assert "ventas" not in cuantas(purgar(ahora=TARDE))
    assert olvidar(venta.pk, ahora=TARDE) == {}


def test_who_opens_what_was_erased_reads_that_the_policy_did(client, venta):
    client.force_login(venta.asesor, backend="django.contrib.auth.backends.ModelBackend")
    foto = venta.carpeta.archivo("CARTA")
    olvidar(venta.pk, ahora=TARDE)
    procesar_pendientes()

    for ruta in (f"/ventas/{venta.pk}/fotos/{foto.pk}/", f"/ventas/{venta.pk}/papeles/CONTRATO/"):
        respuesta = client.get(ruta)
        assert respuesta.status_code == 410, ruta
        assert "política de retención" in respuesta.content.decode()
    assert client.get(venta.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("confirmado", [True, False])
def test_the_link_of_its_terms_gives_and_takes_nothing_any_more(
    venta, confirmado, settings, client
):
    settings.DIAS_DE_ACUSE = 10_000
    llave = venta.envios.get().llave
    if confirmado:
        client.post(f"/a/{llave}/")
    olvidar(venta.pk, ahora=TARDE)
    procesar_pendientes()

    pagina = client.get(f"/a/{llave}/")
    client.post(f"/a/{llave}/")

    assert pagina.status_code == (200 if confirmado else 410)
    assert ("Ya se confirmó" if confirmado else "se borró por su plazo") in pagina.content.decode()
    assert "Abrir el documento" not in pagina.content.decode()
    assert client.get(f"/a/{llave}/terminos.pdf").status_code == 404
    assert venta.envios.get().acusado_desde is None
    with pytest.raises(EnlaceSinEfecto):
        acusar(llave, desde="127.0.0.1", ahora=TARDE)


def test_what_was_erased_and_is_not_in_the_log_was_altered(venta):
    olvidar_vencidas(TARDE)
    procesar_pendientes()
    assert verificar_expediente(venta.pk).integro

    otra = venta_en(Estado.GLOSADA)
    for archivo in otra.carpeta.archivos.all():
        almacen().delete(archivo.original)

    assert borrado_de(otra).frase("archivos", archivo.pk) == ""
    assert any("Falta en el disco" in dicho for dicho in verificar_expediente(otra.pk).problemas)


def test_the_act_in_the_log_says_which_rows_and_nothing_of_anybody(venta):
    olvidar(venta.pk, ahora=TARDE)

    datos = Evento.objects.get(cadena=venta.cadena, tipo="purgar").datos
    assert set(datos) == {"copias"}
    assert all(isinstance(pk, int) for pks in datos["copias"].values() for pk in pks)


def test_a_sale_in_dispute_is_kept_whole_until_a_jefe_says_that_it_is_over(venta):
    with pytest.raises(PermisoDenegado):
        retener(venta.pk, acto=Acto(venta.asesor, AHORA), razon="Reclamo")
    with pytest.raises(TransicionInvalida):
        retener(venta.pk, acto=jefa(), razon=" ")
    retenida = retener(venta.pk, acto=jefa(), razon="Reclamo ante la ATT")
    assert retener(venta.pk, acto=jefa(), razon="Otra vez") == retenida

    assert "ventas" not in cuantas(purgar(ahora=TARDE))
    assert [(c.que, c.cuantas) for c in retenidas(ahora=TARDE)] == [("en disputa", 1)]

    for _ in range(2):
        levantar(venta.pk, acto=jefa())

    assert cuantas(purgar(ahora=TARDE))["ventas"] == 1


def test_a_jefe_holds_a_sale_on_the_page_that_says_what_is_kept(client, venta):
    client.force_login(jefa().usuario, backend="django.contrib.auth.backends.ModelBackend")

    def pagina(respuesta) -> str:
        return unescape(respuesta.content.decode())

    nadie = client.post("/datos-personales/retener/", {"venta": "x", "razon": "R"}, follow=True)
    assert "No hay ninguna venta" in pagina(nadie)
    hecho = client.post(
        "/datos-personales/retener/", {"venta": venta.pk, "razon": "Reclamo en la ATT"}, follow=True
    )
    assert "Reclamo en la ATT" in pagina(hecho)
    assert all(copia.que in pagina(hecho) for copia in copias())

    retencion = venta.retenciones.get()
    client.post(f"/datos-personales/{retencion.pk}/levantar/")

    retencion.refresh_from_db()
    assert retencion.levantada_en is not None
    assert client.post(f"/datos-personales/{retencion.pk}/levantar/").status_code == 404


def test_a_sale_of_a_month_that_nobody_closed_is_not_touched(tmp_path, settings):
    settings.CARPETA_PRIVADA = tmp_path
    en_otro_mes = AHORA + timedelta(days=40)
    descartada = venta_en(Estado.TOMADA, ahora=en_otro_mes)
    descartar(
        descartada.pk,
        acto=Acto(descartada.asesor, en_otro_mes),
        motivo=motivo("DESCARTE", "YA_TIENE"),
    )
    tarde = en_otro_mes + timedelta(days=DIAS_DE_SIN_EFECTO.inicial + 1)

    assert list(vencidas(ahora=tarde)) == [descartada]
    assert list(de_un_mes_abierto(vencidas(ahora=tarde))) == [descartada]
    assert not por_olvidar(ahora=tarde).exists()
    assert cuantas(contar_retenidas(tarde))["retenidas"] == 1


def test_one_that_cannot_be_forgotten_leaves_the_next_ones_forgotten(venta, caplog):
    Documento.objects.filter(pk=venta.carpeta.papel("CONTRATO").pk).update(datos=["ilegible"])
    otra = venta_en(Estado.ANULADA)

    olvidar_vencidas(TARDE)

    assert [olvido.venta for olvido in Olvido.objects.all()] == [otra]
    assert f"No se pudo olvidar la venta {venta.pk}" in caplog.text


def test_what_a_sister_sale_still_has_stays_on_the_disk(venta):
    """The same photo in the folder of another sale of the same client, which is not over."""
    otra = venta_en(Estado.EXPLICADA)
    foto = venta.carpeta.archivo("CI_ANVERSO")
    ArchivoRecibido.objects.create(
        **{
            campo.name: getattr(foto, campo.name)
            for campo in foto._meta.concrete_fields
            if campo.name not in ("id", "carpeta")
        },
        carpeta=otra.carpeta,
    )

    olvidar(venta.pk, ahora=TARDE)
    procesar_pendientes()

    assert almacen().exists(foto.original)
    assert not almacen().exists(venta.carpeta.archivo("CARTA").original)


def test_old_notices_and_mails_that_are_no_terms_say_nothing_any_more(venta):
    aviso = Aviso.objects.first()
    Aviso.objects.update(cerrado_en=AHORA)
    de_terminos = CorreoSaliente.objects.filter(terminos__isnull=False).get()
    ajeno = CorreoSaliente.objects.create(
        clave="x", para="jefe@correo.example", asunto="Clave", texto="Su clave", message_id="<x@y>",
        creado_en=AHORA, enviado_en=AHORA, proximo_en=AHORA,
    )  # fmt: skip

    purgar(ahora=AHORA + timedelta(days=DIAS_DE_AVISOS.inicial + 1))

    for fila in (aviso, ajeno, de_terminos):
        fila.refresh_from_db()
    assert aviso.texto == ajeno.texto == ajeno.para == ""
    assert de_terminos.texto
    assert Evento.objects.filter(cadena="retencion", tipo="purgar").count() == 2


def test_the_command_only_counts_until_it_is_meant(venta, monkeypatch):
    monkeypatch.setattr("bluecom.management.commands.purgar.timezone.now", lambda: TARDE)
    salida = StringIO()

    call_command("purgar", stdout=salida)
    assert "No se borró nada" in salida.getvalue()
    assert "Ventas enteras cuyo plazo terminó" in salida.getvalue()
    assert not Olvido.objects.exists()

    call_command("purgar", "--de-veras", stdout=salida)
    assert Olvido.objects.count() == 1
    call_command("verificar_expediente", venta.pk, stdout=salida)
    assert "la política de retención borró" in salida.getvalue()
    assert "borrado por la política de retención el" in salida.getvalue()


def test_at_night_it_is_done_by_itself_only_where_the_house_said_so(venta, settings, monkeypatch):
    monkeypatch.setattr("bluecom.retencion.tasks.timezone.now", lambda: TARDE)
    purgar_de_noche()
    assert not Olvido.objects.exists()

    settings.PURGA_DE_NOCHE = True
    purgar_de_noche()

    assert Olvido.objects.count() == 1


def test_every_part_of_the_house_says_what_it_erases_and_what_it_holds():
    assert set(por_que_se_retiene()) == {"en disputa", "de un mes sin cerrar"}
    assert callable(borrar_copias)
    assert callable(registrar_purga)
    assert callable(registrar_retencion)
    assert Purga(contar, olvidar_vencidas).retenidas(AHORA) == []


NUMERO = "59170712345"


def con_un_mensaje(venta: Venta, *, en) -> None:
    """He wrote about it, and the platform's name of what he wrote has his number in it."""
    quien = Interlocutor.objects.create(nombre="Rosa", venta=venta, ultimo_en=en)
    Identidad.objects.create(interlocutor=quien, valor=f"+{NUMERO}", es_numero=True, vista_en=en)
    Mensaje.objects.create(
        venta=venta, interlocutor=quien, entra=True, asunto="Foto", texto="", en=en,
        wamid=f"wamid.{NUMERO}",
    )  # fmt: skip
    foto = venta.carpeta.archivo("CI_ANVERSO")
    foto.canal, foto.mensaje_id = "WHATSAPP", f"wamid.{NUMERO}"
    foto.save()


def test_the_name_of_a_message_says_no_number_afterwards_and_is_still_known(venta, graph):
    con_un_mensaje(venta, en=AHORA)

    olvidar(venta.pk, ahora=TARDE)

    suyo = Mensaje.objects.get(interlocutor__isnull=False)
    assert suyo.wamid == resumido(f"wamid.{NUMERO}") == resumido(suyo.wamid)
    assert not ArchivoRecibido.objects.filter(mensaje_id__contains=NUMERO).exists()
    contar_noticia(mensaje(NUMERO, bsuid="BO.1"))
    contar_noticia(estado(f"wamid.{NUMERO}", "read"))
    assert Mensaje.objects.filter(interlocutor__isnull=False).count() == 1
    assert not SucesoDeMensaje.objects.filter(wamid__contains=NUMERO).exists()


def test_a_late_answer_leaves_no_name_in_a_sale_that_was_forgotten(venta, graph):
    suyo = Mensaje.objects.create(
        venta=venta, asunto="Mensaje", texto="", por=venta.asesor, en=AHORA, estado="SALIENDO"
    )
    olvidar(venta.pk, ahora=TARDE)

    contar_noticia(estado(f"wamid.{NUMERO}", "sent", biz_opaque_callback_data=str(suyo.pk)))

    suyo.refresh_from_db()
    assert suyo.wamid == resumido(f"wamid.{NUMERO}")


def test_of_a_sale_in_dispute_not_even_age_erases_who_wrote(venta):
    con_un_mensaje(venta, en=AHORA)
    retener(venta.pk, acto=jefa(), razon="Reclamo ante la ATT")
    de_quien_escribe = next(c for c in copias() if c.codigo == "identidades")
    assert a_salvo(de_quien_escribe) is not None

    purgar(ahora=TARDE)
    assert Interlocutor.objects.get().nombre == "Rosa"
    assert Identidad.objects.get().valor == f"+{NUMERO}"

    levantar(venta.pk, acto=jefa())
    purgar(ahora=TARDE)
    assert Interlocutor.objects.get().nombre == ""
    assert Identidad.objects.get().valor is None


def test_nor_the_numbers_that_were_dialled_for_it(venta):
    marcada = Marcada.objects.create(
        contacto=venta.contacto, agente=venta.asesor, extension="2014", numero=f"+{NUMERO}",
        cuenta=f"V{venta.pk}", vez=9,
        pedida_en=AHORA, estado=Marcada.Estado.CONTESTO,
    )  # fmt: skip
    retener(venta.pk, acto=jefa(), razon="Reclamo ante la ATT")

    purgar(ahora=TARDE)
    marcada.refresh_from_db()
    assert marcada.numero == f"+{NUMERO}"

    levantar(venta.pk, acto=jefa())
    purgar(ahora=TARDE)
    marcada.refresh_from_db()
    assert marcada.numero == ""


def test_only_who_is_above_says_what_is_kept_from_age():
    copia = next(c for c in copias() if c.codigo == "avisos")
    assert a_salvo(copia) is None
    assert callable(poner_a_salvo)
