"""Scripts that import one another are one module each, whatever their address."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from bluecom.estaticos import EstaticosEmbebidos

MODULOS = ["js/sesion.js", "js/borrador.js", "js/fotos.js"]


def test_an_imported_module_has_the_address_of_its_tag(tmp_path, settings):
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
