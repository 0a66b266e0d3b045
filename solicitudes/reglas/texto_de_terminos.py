"""The text of the terms e-mail (11.2): what ships, what it takes from a sale, and what it owes."""

import re
from collections.abc import Mapping

HUECOS = {
    "nombre": "cómo se llama el cliente",
    "cambios": "qué cambió desde la versión anterior, si algo cambió",
    "condiciones": "solicitud, plan, precios, activación y permanencia",
    "baja": "qué se paga por la baja, mes por mes",
    "dias_de_aviso": "con cuántos días se avisa la baja",
    "equipos": "los equipos en comodato, si los hay",
    "documento": "el documento adjunto con su huella SHA-256",
    "enlace": "el enlace con que el cliente confirma que lo recibió",
    "comteco": "la razón social",
}
"""Each by the name that stands between braces, and what it says."""
IMPRESCINDIBLES = ("cambios", "condiciones", "baja", "documento", "enlace")
CONSTANCIA = "como constancia de la aceptación de los términos y condiciones"
LARGO = 6_000

DE_FABRICA = f"""\
{{nombre}}:

Le enviamos los términos y condiciones de su servicio {CONSTANCIA}.

{{cambios}}

{{condiciones}}

{{baja}}

Para dar de baja el servicio, avise con {{dias_de_aviso}} días de anticipación en cualquier oficina de {{comteco}}.

{{equipos}}

Usted puede reclamar en la Oficina de Atención al Consumidor (ODECO) de {{comteco}} y, en segunda instancia, ante la ATT.

{{documento}}

{{enlace}}

{{comteco}} · Canales Virtuales"""  # noqa: E501  lines of a letter
_HUECO = re.compile(r"\{(\w+)\}(\.?)")
_VACIAS = re.compile(r"\n{3,}")


def llenar(texto: str, dichos: Mapping[str, str]) -> str:
    """The letter of one sale. What the sale does not have leaves no gap, and no point twice."""

    def decir(hueco: re.Match[str]) -> str:
        dicho = dichos[hueco[1]]
        return dicho if dicho.endswith(".") else f"{dicho}{hueco[2]}"

    return _VACIAS.sub("\n\n", _HUECO.sub(decir, texto)).strip() + "\n"


def objeciones(texto: str) -> list[str]:
    """What would leave a client without his terms, or with braces instead of them."""
    usados = {hueco[1] for hueco in _HUECO.finditer(texto)}
    razones = [
        f"«{{{nombre}}}» no es un dato de la venta: escriba {_en_llaves(HUECOS)}."
        for nombre in sorted(usados - HUECOS.keys())
    ]
    if faltan := [nombre for nombre in IMPRESCINDIBLES if nombre not in usados]:
        razones.append(f"El cliente tiene que leerlo: falta {_en_llaves(faltan, 'y')}.")
    if CONSTANCIA not in " ".join(texto.split()):
        razones.append(f"Tiene que decir que se envía «{CONSTANCIA}» (11.2).")
    if len(texto) > LARGO:
        razones.append(f"El texto tiene más de {LARGO} signos: acórtelo.")
    return razones


def _en_llaves(nombres: "Mapping[str, str] | list[str]", nexo: str = "o") -> str:
    *primeros, ultimo = (f"{{{nombre}}}" for nombre in nombres)
    return f"{', '.join(primeros)} {nexo} {ultimo}" if primeros else ultimo
