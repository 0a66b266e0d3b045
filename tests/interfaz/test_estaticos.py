"""Scripts that import one another are one module each, whatever their address."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from bluecom.estaticos import EstaticosEmbebidos

IMPORTADOS = ["js/sesion.js", "js/pestanas.js"]
QUE_IMPORTAN = ["js/borrador.js", "js/fotos.js"]


def test_an_imported_module_has_the_address_of_its_tag(tmp_path):
    estaticos = EstaticosEmbebidos(location=tmp_path, base_url="/static/")
    rutas = {}
    for nombre in (*IMPORTADOS, *QUE_IMPORTAN):
        with Path(str(finders.find(nombre))).open("rb") as archivo:
            estaticos.save(nombre, archivo)
        rutas[nombre] = (estaticos, nombre)
    list(estaticos.post_process(rutas))

    sus_nombres = {estaticos.stored_name(nombre).removeprefix("js/") for nombre in IMPORTADOS}
    importados: set[str] = set()
    for nombre in QUE_IMPORTAN:
        texto = (tmp_path / estaticos.stored_name(nombre)).read_text()
        importados |= set(re.findall(r'from "\./(.*?)"', texto))
    assert importados == sus_nombres


@pytest.mark.parametrize("como", ["Estaticos", "EstaticosEmbebidos"])
def test_every_static_file_of_the_system_can_be_collected(tmp_path, settings, como):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": f"bluecom.estaticos.{como}"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    assert (tmp_path / "staticfiles.json").is_file()
