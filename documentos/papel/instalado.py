"""The clauses that ship with a paper, in the signs of ``marcado``: where a person begins."""

import re
from functools import cache
from html.parser import HTMLParser

from documentos.models.plantilla import CON_TEXTO
from documentos.muestra import datos_de_muestra, instantanea_de_muestra
from documentos.papel.hoja import html_de
from documentos.papel.huecos import DATOS, valores

_NUMERO = re.compile(r"^\w+\. ")


@cache
def texto_instalado(tipo: str, version: str) -> str:
    """Empty for a paper whose clauses nobody writes but who deploys."""
    if tipo not in CON_TEXTO:
        return ""
    lector = _Lector()
    lector.feed(html_de(tipo, instantanea_de_muestra(tipo), version))
    texto = "\n".join(lector.renglones).strip()
    if tipo in DATOS:
        for nombre, dicho in valores(tipo, datos_de_muestra(tipo)).items():
            texto = texto.replace(dicho, f"{{{nombre}}}")
    return texto


class _Lector(HTMLParser):
    """Reads what is inside the clauses: titles, paragraphs and the list of definitions."""

    def __init__(self) -> None:
        super().__init__()
        self.renglones: list[str] = []
        self.dentro = ""
        self.escrito = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("class", "clausulas") in attrs:
            self.dentro = tag
        if tag != "dd":
            self.escrito = ""

    def handle_endtag(self, tag: str) -> None:
        """A definition stays on one line: its term in bold, a colon, its sense."""
        dicho = " ".join(self.escrito.split())
        if tag == self.dentro:
            self.dentro = ""
        elif self.dentro and tag in ("h2", "h3"):
            self.renglones += ["", f"# {_NUMERO.sub('', dicho)}"]
        elif self.dentro and tag == "p":
            self.renglones += [dicho]
        elif self.dentro and tag == "dt":
            self.escrito = f"**{dicho}**: "
        elif self.dentro and tag == "dd":
            self.renglones += [f"- {dicho}"]

    def handle_data(self, data: str) -> None:
        self.escrito += data
