"""No log holds what a person typed into an address, nor the values of a row."""

import logging
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from bluecom.operacion.llaves import CON_LLAVE, sin_llaves
from bluecom.operacion.registro import SinDatos
from tests.acceso.mundo import patrones
from tests.apoyo.esperar import esperar_a
from tests.factories_cuentas import UsuarioFactory

BUSCADO = "/buscar/?q=MAMANI+QUISPE+71234567"


def test_the_access_log_holds_neither_the_query_nor_the_page_before(web):
    web.pedir(f"GET {BUSCADO} HTTP/1.1", f"Referer: http://127.0.0.1:{web.puerto}{BUSCADO}")

    esperar_a(lambda: "/buscar/" in web.registro.read_text())
    registro = web.registro.read_text()
    assert '"GET /buscar/ HTTP/1.1" 302' in registro
    assert "MAMANI" not in registro
    assert "71234567" not in registro


def test_no_log_holds_the_key_of_a_link(web):
    for inicio in CON_LLAVE:
        web.pedir(f"GET /{inicio}/LlaveQueNadieDebeLeer/ HTTP/1.1")

    def dicho() -> str:
        return web.registro.read_text()

    esperar_a(lambda: all(f'"GET /{inicio}/-/ HTTP/1.1" 404' in dicho() for inicio in CON_LLAVE))
    assert "LlaveQueNadie" not in dicho()


def test_every_address_with_a_key_is_written_without_it():
    con_llave = {str(p.pattern) for p in patrones().values() if "llave" in p.pattern.converters}

    assert {ruta.split("/")[0] for ruta in con_llave} == set(CON_LLAVE)
    assert sin_llaves("Gone: http://x.bo/e/abc-DEF_1/archivo/ dos") == (
        "Gone: http://x.bo/e/-/archivo/ dos"
    )


@pytest.mark.django_db
def test_a_database_error_is_logged_without_the_values_of_the_row():
    usuario = UsuarioFactory(username="maria.mamani")
    with pytest.raises(IntegrityError) as info, transaction.atomic():
        type(usuario).objects.create(username=usuario.username)
    assert "maria.mamani" in str(info.value)

    linea = SinDatos().format(
        logging.LogRecord("x", logging.ERROR, "", 1, "Falló", (), (info.type, info.value, info.tb))
    )

    assert "unique" in linea
    assert "maria.mamani" not in linea


def test_nginx_writes_the_path_alone():
    conf = Path("docs/despliegue/nginx.conf").read_text()
    (formato,) = (linea for linea in conf.splitlines() if linea.startswith("log_format"))

    assert "access_log /dev/stdout sin_consulta;" in conf
    assert not {"$request ", '$request"', "$args", "$http_referer", "$request_uri", "$uri"} & set(
        formato.replace("'", " ").split()
    )
