"""Nonsense sent by hand to every address: a sentence or a 404, nothing kept, never a 5xx."""

from collections.abc import Iterable
from urllib.parse import urlencode

import pytest

from bluecom.cuentas.models import Rol
from solicitudes.models import Venta
from tests.acceso.matriz import MATRIZ, PUBLICAS
from tests.acceso.mundo import direccion

FORMULARIO = "application/x-www-form-urlencoded"
DISPARATES = {
    "nulo": "a\x00b",
    "control": "a\x07\x1b[2J",
    "enorme": "9" * 25,
    "cifras sin fin": "9" * 5000,
    "negativo": "-1",
    "letras": "no es un número",
    "cifras de otro alfabeto": "٣²",
    "medio par": "\ud83d",
    "larguísimo": "Ñ" + "x" * 2_000,
    "marcado": "<script>alert(1)</script>",
    "vacío": "",
}
CAMPOS = (
    "a accion activa agente archivo asesores asunto cantidad canal carpeta cartera ci clase codigo "
    "condicion contenido correo cuantos de desde equipos estado fecha hasta hora item items mes "
    "motivo nombre nota nueva_fecha numero numero_smartflex observacion orden page pagina paso "
    "prioridad producto q resultado respuesta semana telefono tema texto tipo transicion usuarios "
    "v venta version volver volver_en zona campo resto tecnologia username password form-0-codigo "
    "form-TOTAL_FORMS form-INITIAL_FORMS adicional via calle "
    "quien cosa acto cadena antes"
).split()
ESCRIBEN = {
    "descartar", "anular", "corregir", "entregas", "revisar", "pedir_reapertura", "instalar",
    "reasignar", "reasignar_varias", "reimprimir", "reimprimir_acta", "traer_archivo", "paso",
    "direccion", "vista_glosa", "segundo_factor", "cambiar_clave",
}  # fmt: skip


POSTS = {n for n, f in MATRIZ.items() if f.metodo == "POST"}


def _cuerpo(campos: Iterable[str], valor: str) -> str:
    return urlencode(dict.fromkeys(campos, valor.encode("utf-8", "surrogatepass")))


def _foto(venta: Venta) -> dict[str, object]:
    """All that nonsense might have changed of the sale."""
    guardada = Venta.objects.get(pk=venta.pk)
    return {
        "estado": guardada.estado,
        "asesor": guardada.asesor_id,
        "archivos": sorted(guardada.carpeta.archivos.values_list("sha256", flat=True)),
        "direccion": guardada.detalle.direccion,
        "observaciones": guardada.observaciones.count(),
        "correo": guardada.ficha.correo,
        "instalada": guardada.instalacion_actual,
    }


def _quien(nombre: str) -> str:
    fila = MATRIZ[nombre]
    preferidos = [Rol.ASESOR, Rol.CANALES_VIRTUALES, Rol.JEFE_VENTAS, Rol.JEFE_SERVICIO]
    return next((rol for rol in preferidos if rol in fila.roles), Rol.ADMINISTRADOR)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "nombre", [n for n, f in MATRIZ.items() if f.metodo == "POST"] + sorted(ESCRIBEN)
)
def test_a_post_of_nonsense_gets_an_answer_and_keeps_nothing(mundo, nombre):
    antes = _foto(mundo.venta)
    cliente = mundo.como(_quien(nombre))
    url = direccion(mundo, nombre)
    for cual, valor in DISPARATES.items():
        respuesta = cliente.post(url, _cuerpo(CAMPOS, valor), content_type=FORMULARIO)
        assert respuesta.status_code in {200, 204, 302, 400, 404, 409, 422}, cual

    if nombre not in NO_LEEN_NADA:
        assert _foto(mundo.venta) == antes


NO_LEEN_NADA = {"subsanar", "reanudar", "carta", "mensaje", "revision_propuesta"}
"""Buttons: what is sent with them is not read, so nonsense is as good as nothing."""


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", [n for n, f in MATRIZ.items() if f.metodo == "GET"])
def test_a_question_of_nonsense_gets_an_answer(mundo, nombre):
    cliente = mundo.como(_quien(nombre))
    url = direccion(mundo, nombre)
    for cual in ("nulo", "enorme", "cifras sin fin", "marcado"):
        valor = DISPARATES[cual]
        pregunta = f"{url}?{_cuerpo(CAMPOS, valor[:200])}"
        assert cliente.get(pregunta).status_code in {200, 202, 204, 302, 400, 404}, cual


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", [n for n, f in MATRIZ.items() if f.metodo == "POST"])
def test_an_act_is_never_done_by_a_link(mundo, nombre):
    respuesta = mundo.como(_quien(nombre)).get(direccion(mundo, nombre))

    assert respuesta.status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", sorted(MATRIZ))
def test_no_address_answers_other_methods_with_an_error(mundo, nombre):
    cliente = mundo.como(_quien(nombre))
    url = direccion(mundo, nombre)

    assert cliente.put(url).status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ruta",
    [
        "/ventas/99999999999999999999999/",
        "/ventas/0/",
        "/ventas/-1/",
        "/ventas/abc/",
        "/ventas/%00/",
        "/mes/2026-13/",
        "/p/" + "x" * 500 + "/",
    ],
)
def test_an_impossible_address_is_a_404(mundo, ruta):
    cliente = mundo.como(Rol.JEFE_VENTAS)

    assert cliente.get(ruta).status_code == 404


@pytest.mark.django_db
def test_the_only_public_form_survives_nonsense(client):
    assert {"entrar"} <= PUBLICAS
    for cual, valor in DISPARATES.items():
        cuerpo = _cuerpo(("username", "password"), valor)
        respuesta = client.post("/entrar/", cuerpo, content_type=FORMULARIO)
        assert respuesta.status_code in {200, 400, 403, 429}, cual
