"""Who opens what, by real requests: every URL, every role, own, other's and nobody's."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from bluecom.cuentas.models import Rol
from tests.acceso.matriz import AS, CV, MATRIZ, PUBLICAS, TODOS
from tests.acceso.mundo import OTRO, patrones, pedir

PASA = {200, 202, 204, 302, 409, 422}
NADIE = 2**40


OBJETO = {
    "venta": "venta_id",
    "segunda": "segunda_id",
    "carpeta": "carpeta_id",
    "tanda": "tanda_id",
    "acta": "entrega_id",
    "recepcion": "recepcion_id",
    "aviso": "aviso_id",
    "tarea": "tarea_id",
    "exportacion": "exportacion_id",
    "remision": "remision_id",
    "listado": "codigo",
    "vista": "vista_id",
    "cartera": "cartera_id",
    "cliente": "cliente_id",
    "contacto": "contacto_id",
    "corrida": "corrida_id",
    "central": "central_id",
    "cierre": "cierre_id",
    "accion": "accion_id",
    "diferencia": "diferencia_id",
    "visita": "visita_id",
    "retiro": "retiro_id",
    "reporte": "reporte_id",
    "que": "que",
    "pendiente": "pk",
    "plantilla": "plantilla_id",
    "aprobacion": "aprobacion_id",
    "token": "token",
    "retencion": "retencion_id",
    "rellamada": "rellamada_id",
    "persona": "usuario_id",
    "ausencia": "ausencia_id",
    "veto": "veto_id",
    "interno": "extension_id",
    "intervalo": "intervalo_id",
    "interlocutor": "interlocutor_id",
    "respuesta": "respuesta_id",
}
DE_NADIE = {
    "salud_latido": ["celery@mesa"],
    **{nombre: ["x"] for nombre in ("acuse", "acuse_pdf", "envio", "enviar_archivo")},
}
DE_ALGUIEN = {"venta", "carpeta", "token", "acta", "tanda"}


def test_every_address_is_in_the_table():
    assert set(patrones()) == set(MATRIZ) | PUBLICAS


def test_the_only_address_without_a_name_is_a_twin_of_the_qr():
    sin_nombre = [
        p
        for r in get_resolver().url_patterns
        for p in getattr(r, "url_patterns", [r])
        if isinstance(p, URLPattern) and not p.name and "admin" not in str(r.pattern)
    ]

    assert [str(p.pattern) for p in sin_nombre] == ["p/<str:token>"]


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", MATRIZ)
def test_without_a_session_every_address_leads_to_the_login(mundo, nombre):
    respuesta = pedir(mundo, nombre, Client())

    assert respuesta.status_code == 302
    assert respuesta.url.startswith("/entrar/?next=/")


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", MATRIZ)
def test_each_role_gets_what_the_table_says(mundo, nombre):
    fila = MATRIZ[nombre]
    for rol in TODOS:
        with transaction.atomic():
            codigo = pedir(mundo, nombre, mundo.como(rol)).status_code
            transaction.set_rollback(True)
        if rol in fila.no_existe:
            assert codigo == 404, rol
        elif rol in fila.roles:
            assert codigo in PASA, (rol, codigo)
        else:
            assert codigo == 403, (rol, codigo)


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", [n for n, fila in MATRIZ.items() if fila.de])
def test_what_is_nobodys_is_a_404(mundo, nombre):
    fila = MATRIZ[nombre]
    inexistente = {"token": "x" * 43, "listado": "nada"}.get(fila.de, NADIE)
    for rol in fila.roles:
        respuesta = pedir(mundo, nombre, mundo.como(rol), **{OBJETO[fila.de]: inexistente})
        assert respuesta.status_code == 404, rol


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [AS, CV])
@pytest.mark.parametrize(
    "nombre",
    [n for n, f in MATRIZ.items() if f.de in {"venta", "carpeta", "token", "acta", "tanda"}],
)
def test_somebody_elses_sale_does_not_exist(mundo, nombre, rol):
    """The sale of another asesor; for a reviewer, one that he or she once sold."""
    codigo = pedir(mundo, nombre, mundo.como(OTRO[rol])).status_code
    if MATRIZ[nombre].de == "acta" and rol == CV in MATRIZ[nombre].roles:
        assert codigo in PASA  # a list of many folders: Canales Virtuales signs every acta
        return

    assert codigo == (404 if rol in MATRIZ[nombre].roles else 403)


@pytest.mark.django_db
def test_the_admin_opens_to_the_administrator_alone(mundo):
    for persona in mundo.personas:
        respuesta = mundo.como(persona).get("/admin/")
        assert respuesta.status_code == (200 if persona == Rol.ADMINISTRADOR else 403), persona


@pytest.mark.django_db
@pytest.mark.parametrize("nombre", sorted(PUBLICAS))
def test_a_public_address_tells_nothing_about_anybody(mundo, nombre):
    url = reverse(nombre, args=DE_NADIE.get(nombre, []))
    respuesta = Client().post(url) if nombre in {"salir", "tema"} else Client().get(url)

    sin_persona = {*DE_NADIE, "correo_noticias", "whatsapp_noticias"}
    de_nadie = {404, 405} if nombre in sin_persona else set()
    assert respuesta.status_code in {200, 302, 503} | de_nadie
    assert str(mundo.venta.cliente) not in respuesta.content.decode()
