"""LibreOffice, as people open with it what leaves here."""

import shutil
import subprocess
from pathlib import Path

_CALCULA_SIEMPRE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item></oor:items>
"""


def convertir(ruta: Path, a: str, *opciones: str, recalcular: bool = False) -> bytes:
    """The file as LibreOffice opens it and saves it again; every formula anew, if asked."""
    programa = shutil.which("soffice")
    assert programa, "Falta LibreOffice: make test-largo lo instala (libreoffice-calc-nogui)."
    salida, perfil = ruta.parent / f"{ruta.stem}-salida", ruta.parent / "perfil"
    if recalcular:
        (perfil / "user").mkdir(parents=True, exist_ok=True)
        (perfil / "user" / "registrymodifications.xcu").write_text(_CALCULA_SIEMPRE)
    orden = [programa, "--headless", f"-env:UserInstallation={perfil.as_uri()}", *opciones]
    orden += ["--convert-to", a, "--outdir", str(salida), str(ruta)]
    subprocess.run(orden, check=True, capture_output=True)
    (hecha,) = salida.iterdir()
    return hecha.read_bytes()
