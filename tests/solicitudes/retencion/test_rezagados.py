"""What a sale forgotten earlier still says, for lack of a rule then, is caught up with."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from bluecom.bitacora.models import Evento
from bluecom.bitacora.servicios import anotar
from bluecom.cuentas.acto import Acto, acto_del_sistema
from bluecom.cuentas.models import Rol
from bluecom.retencion.catalogo import resumido
from bluecom.retencion.palabras import PURGAR
from bluecom.retencion.purga import por_purgar, purgar
from solicitudes.expediente.comprobar import verificar_expediente
from solicitudes.models import Interlocutor, Mensaje, Olvido, Venta
from solicitudes.reglas.estados import Estado
from solicitudes.retencion import rezagados
from solicitudes.retencion.borrado import borrado_de
from solicitudes.retencion.copias import DE_VENTA
from solicitudes.retencion.disputa import levantar, retener
from solicitudes.retencion.purga import resumir
from solicitudes.retencion.rezagados import alcanzar_rezagados, contar_rezagados
from tests.factories_cuentas import UsuarioFactory
from tests.solicitudes.factories import AHORA, venta_en

pytestmark = pytest.mark.django_db
NOMBRE = "wamid.59170712345"
DESPUES = AHORA + timedelta(days=2)


@pytest.fixture
def venta() -> Venta:
    """Forgotten by a release that emptied its texts and left the names of its messages."""
    return olvidada_antes(NOMBRE)


def olvidada_antes(nombre: str) -> Venta:
    venta = venta_en(Estado.ANULADA)
    quien = Interlocutor.objects.create(venta=venta, ultimo_en=AHORA)
    suyo = {"venta": venta, "interlocutor": quien, "entra": True, "en": AHORA}
    texto = Mensaje.objects.create(**suyo, asunto="Mensaje", texto="", wamid=nombre)
    Mensaje.objects.create(**suyo, asunto="Foto", texto="", wamid=f"{nombre}.foto")
    venta.carpeta.archivos.update(canal="WHATSAPP")
    for archivo in venta.carpeta.archivos.all():
        archivo.mensaje_id = f"{nombre}.{archivo.pk}"
        archivo.save()
    Olvido.objects.create(venta=venta, en=AHORA)
    archivos = list(venta.carpeta.archivos.values_list("pk", flat=True))
    copias = {"mensajes": [texto.pk], "archivos": archivos}
    anotar(venta.cadena, PURGAR, acto=acto_del_sistema(AHORA), datos={"copias": copias})
    return venta


def nombres(venta: Venta) -> set[str]:
    suyos = venta.carpeta.archivos.values_list("mensaje_id", flat=True)
    return {*venta.mensajes.values_list("wamid", flat=True), *suyos}


def cuantas(cuentas) -> dict[str, int]:
    return {cuenta.codigo: cuenta.cuantas for cuenta in cuentas}


def test_the_names_are_counted_first_then_become_their_digest_once(venta):
    de_antes = nombres(venta)
    assert cuantas(por_purgar(ahora=DESPUES))["rezagados"] == len(de_antes)
    assert nombres(venta) == de_antes

    assert cuantas(purgar(ahora=DESPUES))["rezagados"] == len(de_antes)
    assert "rezagados" not in cuantas(purgar(ahora=DESPUES))

    assert nombres(venta) == {resumido(nombre) for nombre in de_antes}


def test_its_log_says_which_rows_and_who_checks_the_proof_reads_it(venta):
    foto = venta.mensajes.get(asunto="Foto")
    assert borrado_de(venta).frase("mensajes", foto.pk) == ""

    alcanzar_rezagados(DESPUES)

    borrado = borrado_de(venta)
    assert borrado.frase("mensajes", foto.pk).endswith(f"{DESPUES:%d/%m/%Y}")
    texto = venta.mensajes.get(asunto="Mensaje")
    assert borrado.frase("mensajes", texto.pk).endswith(f"{AHORA:%d/%m/%Y}"), "when it was emptied"
    assert verificar_expediente(venta.pk).integro
    [_, segundo] = Evento.objects.filter(cadena=venta.cadena, tipo=PURGAR).order_by("n")
    assert NOMBRE not in str(segundo.datos)


def test_one_in_dispute_by_now_waits_until_that_is_over(venta):
    jefa = Acto(UsuarioFactory(rol=Rol.JEFE_VENTAS), DESPUES)
    retener(venta.pk, acto=jefa, razon="Reclamo ante la ATT")
    assert contar_rezagados(DESPUES)[0].cuantas == alcanzar_rezagados(DESPUES)[0].cuantas == 0

    levantar(venta.pk, acto=jefa)

    assert alcanzar_rezagados(DESPUES)[0].cuantas > 0


def test_so_many_sales_at_a_time_and_the_next_purge_goes_on(venta, monkeypatch):
    otra = olvidada_antes("wamid.59170799999")
    monkeypatch.setattr(rezagados, "POR_VEZ", 1)
    salida = StringIO()

    call_command("purgar", "--de-veras", stdout=salida)
    assert "repita la orden" in salida.getvalue()
    assert not any(n.startswith("wamid.") for n in nombres(venta))
    assert any(n.startswith("wamid.") for n in nombres(otra))
    alcanzar_rezagados(DESPUES)

    assert not any(n.startswith("wamid.") for n in nombres(otra))
    assert cuantas(alcanzar_rezagados(DESPUES)) == {"rezagados": 0}


def test_one_that_cannot_be_caught_up_with_leaves_the_next_ones_done(venta, caplog):
    """Some other message has the digest of its name already: a name is of one message."""
    otra = olvidada_antes("wamid.59170799999")
    suyo = venta.mensajes.get(asunto="Mensaje")
    Mensaje.objects.create(
        interlocutor=suyo.interlocutor, entra=True, asunto="Foto", en=AHORA, wamid=resumido(NOMBRE)
    )

    alcanzar_rezagados(DESPUES)

    assert not any(n.startswith("wamid.") for n in nombres(otra))
    assert suyo.wamid in nombres(venta)
    assert f"la venta {venta.pk}" in caplog.text
    assert NOMBRE not in caplog.text


def test_a_sale_that_nobody_forgot_keeps_the_names_by_which_its_messages_are_known():
    venta = venta_en(Estado.ANULADA)
    quien = Interlocutor.objects.create(venta=venta, ultimo_en=AHORA)
    Mensaje.objects.create(
        venta=venta, interlocutor=quien, entra=True, asunto="Foto", texto="", en=AHORA, wamid=NOMBRE
    )

    alcanzar_rezagados(DESPUES)

    assert venta.mensajes.get().wamid == NOMBRE


def test_the_digest_of_a_name_is_itself(venta):
    [copia] = [copia for copia in DE_VENTA if copia.codigo == "mensajes"]
    suyos = list(venta.mensajes.values_list("pk", flat=True))
    resumir(copia, suyos)
    una_vez = nombres(venta)

    resumir(copia, suyos)

    assert nombres(venta) == una_vez
