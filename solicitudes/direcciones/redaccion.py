"""Writes the fields that ``reparto`` found as a line and its observations."""

from solicitudes.direcciones.gramatica import DE_CALLE
from solicitudes.direcciones.repartido import Reparto
from solicitudes.direcciones.troceo import CORTE
from solicitudes.direcciones.valores import INNOMINADA, NUMERO_PROVISIONAL
from solicitudes.direcciones.vocabulario import CIFRAS_EN_LETRAS, NO_DICEN

_NUMERO_PROPUESTO = "0001"
_ADMITIDOS = frozenset("ABCDEFGHIJKLMNÑOPQRSTUVWXYZ0123456789.'")


def redactar(reparto: Reparto) -> tuple[str, str]:
    """Return the line, as complete as it can be, and the observations found on the way."""
    _via_y_numero(reparto)
    partes = [
        _calle(reparto, reparto.palabras("via")),
        f"- {reparto.palabras('numero')[0]}" if reparto.palabras("numero") else "",
        _cruce(reparto),
        _inmueble(reparto),
        *(_con_clave(reparto, clave) for clave in ("ZONA", "BARRIO")),
    ]
    return " ".join(p for p in partes if p), _observaciones(reparto)


def _via_y_numero(reparto: Reparto) -> None:
    zona = bool(reparto.palabras("zona"))
    if set(reparto.palabras("via")) <= NO_DICEN:
        reparto.campos["via"] = []
    if zona and not set(reparto.palabras("via")) - DE_CALLE:
        reparto.campos["via"] = [INNOMINADA]
    if reparto.palabras("numero") or not (reparto.provisional or zona):
        return
    reparto.palabras("numero").append(_NUMERO_PROPUESTO)
    reparto.observaciones.append([NUMERO_PROVISIONAL])
    reparto.avisar("Sin número: se propone uno provisional; cámbielo si hay otro convenido.")


def _nombre(reparto: Reparto, palabras: list[str]) -> str:
    limpias = [limpia for p in palabras for limpia in _limpias(p)]
    if len(limpias) > 1 and limpias[0] in DE_CALLE:
        reparto.avisar("La palabra CALLE no se escribe.")
        limpias = limpias[1:]
    return " ".join(limpias)


def _calle(reparto: Reparto, palabras: list[str]) -> str:
    """A street of one number is written out: CALLE 4 is CUATRO."""
    nombre = _nombre(reparto, palabras)
    if nombre.isdigit() and len(nombre) <= 2:
        return CIFRAS_EN_LETRAS.get(int(nombre), nombre)
    return nombre


def _limpias(palabra: str) -> list[str]:
    """A sign inside a word parts it: joined, 4/5 would be 45."""
    partes = "".join(c if c in _ADMITIDOS else " " for c in palabra).split()
    return [limpia for parte in partes if (limpia := parte.lstrip(".'"))]


def _cruce(reparto: Reparto) -> str:
    cruce, resto = reparto.palabras("cruce"), reparto.palabras("resto")
    if resto and not (cruce or reparto.cruce_tipo):
        if "Y" in resto[1:-1]:
            reparto.avisar("Se entiende que las calles después del número son las que cruzan.")
            return f"ENTRE {_nombres(reparto, resto)}"
        return _nombre(reparto, resto)
    if resto:
        reparto.observaciones.insert(0, resto)
    if not reparto.cruce_tipo:
        return ""
    nombres = _nombres(reparto, cruce)
    if reparto.cruce_tipo == "ESQUINA" and "Y" in cruce[1:-1]:
        reparto.avisar(f"La esquina queda con una calle: si son dos, escriba ENTRE {nombres}.")
    return f"{reparto.cruce_tipo} {nombres}".rstrip()


def _nombres(reparto: Reparto, palabras: list[str]) -> str:
    if palabras.count("Y") != 1:
        return _calle(reparto, palabras)
    corte = palabras.index("Y")
    lados = (palabras[:corte], palabras[corte + 1 :])
    return " Y ".join(_calle(reparto, lado) for lado in lados).strip()


def _inmueble(reparto: Reparto) -> str:
    if not reparto.inmueble_tipo:
        return ""
    pares = [
        (reparto.inmueble_tipo, reparto.palabras("inmueble")),
        ("BLOQUE", reparto.palabras("bloque")),
        ("PISO", reparto.palabras("piso")),
        (reparto.unidad_tipo, reparto.palabras("unidad")),
    ]
    return " ".join(
        f"{clave} {_nombre(reparto, valor)}".strip()
        for clave, valor in pares
        if valor or clave == reparto.inmueble_tipo
    )


def _con_clave(reparto: Reparto, clave: str) -> str:
    palabras = reparto.palabras(clave.lower())
    return f"{clave} {_nombre(reparto, palabras)}".strip() if palabras else ""


def _observaciones(reparto: Reparto) -> str:
    dichas = [trozo for trozo in reparto.observaciones if set(trozo) - NO_DICEN - {CORTE}]
    trozos = [" ".join(trozo).replace(f" {CORTE}", CORTE) for trozo in dichas]
    return ", ".join(limpio for t in trozos if (limpio := t.strip(" ,.")))
