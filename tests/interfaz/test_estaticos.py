"""Scripts that import one another are one module each, whatever their address."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from bluecom.estaticos import EstaticosEmbebidos

MODULOS = ["js/sesion.js", "js/borrador.js", "js/fotos.js"]


def test_an_imported_module_has_the_address_of_its_tag(tmp_path):
    estaticos = EstaticosEmbebidos(location=tmp_path, base_url="/static/")
    rutas = {}
    for nombre in MODULOS:
        with Path(str(finders.find(nombre))).open("rb") as archivo:
            estaticos.save(nombre, archivo)
        rutas[nombre] = (estaticos, nombre)
    list(estaticos.post_process(rutas))

    sesion = estaticos.stored_name("js/sesion.js").removeprefix("js/")
    for nombre in MODULOS[1:]:
        texto = (tmp_path / estaticos.stored_name(nombre)).read_text()
        assert re.findall(r'from "\./(.*?)"', texto) == [sesion]


@pytest.mark.parametrize("como", ["Estaticos", "EstaticosEmbebidos"])
def test_every_static_file_of_the_system_can_be_collected(tmp_path, settings, como):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": f"bluecom.estaticos.{como}"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").is_file()
