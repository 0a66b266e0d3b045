"""LibreOffice, as people open with it what leaves here."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

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


def hojas_de(libro: bytes) -> dict[str, list[list[object]]]:
    """The rows of each sheet, without their titles: of a formula, what it came to."""
    leido = CalamineWorkbook.from_filelike(io.BytesIO(libro))
    return {nombre: leido.get_sheet_by_name(nombre).to_python()[1:] for nombre in leido.sheet_names}


def formulas_de(libro: bytes, hoja: int = 1) -> dict[str, str]:
    """Those of a sheet, by their cell."""
    with ZipFile(io.BytesIO(libro)) as partes:
        xml = partes.read(f"xl/worksheets/sheet{hoja}.xml").decode()
    return dict(re.findall(r'<c r="(\w+)"[^>]*><f>([^<]*)</f>', xml))


def sin_valores(libro: bytes) -> bytes:
    """As whoever does not calculate reads it: zeros."""
    destino = io.BytesIO()
    with ZipFile(io.BytesIO(libro)) as de, ZipFile(destino, "w") as a:
        for parte in de.namelist():
            dicho = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1<v>0</v>", de.read(parte))
            a.writestr(parte, dicho)
    return destino.getvalue()
