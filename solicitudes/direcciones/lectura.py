"""Reads a line into its fields: one pass over words that carry their column.

It never judges names or numbers (``reglas`` does); it only reports what keeps it
from telling the fields apart.
"""

from collections.abc import Collection, Sequence

from solicitudes.direcciones.cruces import elegir_corte
from solicitudes.direcciones.gramatica import RESERVADAS
from solicitudes.direcciones.partes import Partes, Trozo
from solicitudes.direcciones.texto import Palabra, cita

Segmentos = list[tuple[Palabra, list[Palabra]]]

_ABRE_RESTO = ("ENTRE", "ESQUINA", "ZONA")


def leer(palabras: list[Palabra], fin: int, catalogo: Collection[str]) -> Partes:
    """Read the words of a line; ``fin`` is the column just after it."""
    partes = Partes()
    cabeza, resto = _leer_numero(partes, palabras, fin)
    partes.via = Trozo.de(cabeza, 1)
    sueltas, segmentos = _segmentar(resto)
    _leer_cruce(partes, segmentos, catalogo)
    _leer_inmueble(partes, segmentos, fin)
    _leer_zona(partes, segmentos)
    _falta_cruce(partes, sueltas, resto, resto[0].columna if resto else fin)
    return partes


def _leer_numero(
    partes: Partes, palabras: list[Palabra], fin: int
) -> tuple[list[Palabra], list[Palabra]]:
    guiones = [i for i, p in enumerate(palabras) if p.texto == "-"]
    con_numero = [i for i in guiones if i + 1 < len(palabras) and palabras[i + 1].texto.isdigit()]
    if guiones:
        corte = (con_numero or guiones)[0]
        numero = palabras[corte + 1 : corte + 2]
        if numero and numero[0].texto in RESERVADAS:
            numero = []
        siguiente = palabras[corte + 1].columna if corte + 1 < len(palabras) else fin
        partes.numero = Trozo.de(numero, siguiente)
        return palabras[:corte], palabras[corte + 1 + len(numero) :]
    return _sin_guion(partes, palabras, fin)


def _sin_guion(
    partes: Partes, palabras: list[Palabra], fin: int
) -> tuple[list[Palabra], list[Palabra]]:
    """Go on without the separator, so that the other errors are said too."""
    reservada = next((i for i, p in enumerate(palabras) if p.texto in RESERVADAS), len(palabras))
    numeros = [i for i in range(1, reservada) if palabras[i].texto.isdigit()]
    corte = numeros[-1] if numeros else reservada
    columna = palabras[corte].columna if corte < len(palabras) else fin
    partes.error(
        "SIN_SEPARADOR_NUMERO",
        columna,
        "numero",
        "Falta « - » y el número de cuatro cifras después de la vía: escriba LA PAZ - 2020.",
    )
    partes.numero = Trozo.de(palabras[corte : corte + 1] if numeros else [], columna)
    return palabras[:corte], palabras[corte + (1 if numeros else 0) :]


def _segmentar(resto: list[Palabra]) -> tuple[list[Palabra], Segmentos]:
    sueltas: list[Palabra] = []
    segmentos: Segmentos = []
    for palabra in resto:
        if palabra.texto in RESERVADAS:
            segmentos.append((palabra, []))
        elif segmentos:
            segmentos[-1][1].append(palabra)
        else:
            sueltas.append(palabra)
    return sueltas, segmentos


def _falta_cruce(
    partes: Partes, sueltas: list[Palabra], resto: list[Palabra], columna: int
) -> None:
    abre = next((p.texto in _ABRE_RESTO for p in resto if p.texto in RESERVADAS), False)
    if abre and not sueltas:
        return
    hallado = f" y no {cita(sueltas[0].texto)}" if sueltas else ""
    partes.error(
        "FALTA_CRUCE",
        columna,
        "cruce_1",
        f"Después del número va la calle que cruza{hallado}: escriba ENTRE LANZA Y ANTEZANA, "
        "o ESQUINA LANZA; si el lugar es alejado, ZONA PUCARA con ubicación rural.",
    )


def _leer_cruce(partes: Partes, segmentos: Segmentos, catalogo: Collection[str]) -> None:
    propios = [(p, s) for p, s in segmentos if p.texto in ("ENTRE", "ESQUINA")]
    if not propios:
        return
    palabra, nombres = propios[0]
    partes.cruce_tipo = palabra.texto
    columna = _final(palabra, nombres)
    if palabra.texto == "ESQUINA":
        partes.cruces = (Trozo.de(nombres, columna),)
    else:
        _leer_entre(partes, nombres, columna, catalogo)
    if len(propios) > 1:
        partes.error(
            "CRUCE_NOMBRE",
            propios[1][0].columna,
            "cruce_2",
            "Escriba un solo cruce: ENTRE y sus dos calles, o ESQUINA y una calle.",
        )


def _final(palabra: Palabra, nombres: Sequence[Palabra] = ()) -> int:
    """The column after a word and those that belong to it."""
    ultima = nombres[-1] if nombres else palabra
    return ultima.columna + len(ultima.texto) + 1


def _leer_entre(
    partes: Partes, nombres: list[Palabra], columna: int, catalogo: Collection[str]
) -> None:
    cortes = elegir_corte(nombres, catalogo)
    if len(cortes) == 1:
        antes, despues = nombres[: cortes[0]], nombres[cortes[0] + 1 :]
        partes.cruces = (Trozo.de(antes), Trozo.de(despues))
    elif not cortes:
        partes.error("ENTRE_UNA_SOLA", columna, "cruce_2", ENTRE_UNA_SOLA)
        partes.cruces = (Trozo.de(nombres, columna),)
    else:
        _ambiguo(partes, nombres, cortes)


ENTRE_UNA_SOLA = (
    "Con ENTRE van dos calles unidas por Y: escriba ENTRE LANZA Y ANTEZANA; "
    "si conoce una sola, escriba ESQUINA LANZA."
)


def _ambiguo(partes: Partes, nombres: list[Palabra], cortes: list[int]) -> None:
    todo = " ".join(p.texto for p in nombres)
    partes.error(
        "CRUCE_AMBIGUO",
        nombres[cortes[1]].columna,
        "cruce_1",
        f"No se sabe dónde termina la primera calle en {cita(todo)}: escriba sin la Y el nombre "
        "que la lleva (RAMON CAJAL), o registre la calle en el catálogo.",
    )


def _leer_inmueble(partes: Partes, segmentos: Segmentos, fin: int) -> None:
    propios = [
        (p, s) for p, s in segmentos if p.texto in ("EDIFICIO", "CONDOMINIO", *_ORDEN_INMUEBLE)
    ]
    if not propios:
        return
    cabeza, nombre = propios[0]
    if cabeza.texto not in ("EDIFICIO", "CONDOMINIO"):
        _mal_inmueble(partes, cabeza.columna, "inmueble")
        return
    partes.inmueble_tipo = cabeza.texto
    if cabeza.texto == "CONDOMINIO":
        _apartar_casa(partes, propios[-1])
    partes.inmueble = Trozo.de(nombre, _final(cabeza))
    _leer_interiores(partes, propios[1:])
    if not partes.unidad_tipo:
        partes.unidad = Trozo("", fin)
    if not partes.piso.texto:
        partes.piso = Trozo("", fin)


_ORDEN_INMUEBLE = ("BLOQUE", "PISO", "DEPTO")


def _apartar_casa(partes: Partes, ultimo: tuple[Palabra, list[Palabra]]) -> None:
    """CASA is not reserved: it closes a condominio when an id, and nothing else, follows it."""
    palabra, contenido = ultimo
    if palabra.texto == "DEPTO" or len(contenido) < 2 or contenido[-2].texto != "CASA":
        return
    partes.unidad_tipo = "CASA"
    partes.unidad = Trozo.de(contenido[-1:])
    del contenido[-2:]


def _leer_interiores(partes: Partes, segmentos: Segmentos) -> None:
    anterior = -1
    for palabra, contenido in segmentos:
        valor = Trozo.de(contenido, _final(palabra))
        if palabra.texto not in _ORDEN_INMUEBLE:
            _mal_inmueble(partes, palabra.columna, "inmueble")
            continue
        orden = _ORDEN_INMUEBLE.index(palabra.texto)
        campo = ("bloque", "piso", "unidad")[orden]
        if orden <= anterior or (not contenido):
            _mal_inmueble(partes, palabra.columna, campo)
        anterior = orden
        if campo == "unidad":
            partes.unidad_tipo = "DEPTO"
        setattr(partes, campo, valor)


def _mal_inmueble(partes: Partes, columna: int, campo: str) -> None:
    partes.error("INMUEBLE", columna, campo, INMUEBLE)


INMUEBLE = (
    "Escriba el inmueble en este orden: EDIFICIO ELIAS PISO 5 DEPTO B, o "
    "CONDOMINIO HORIZONTES BLOQUE I PISO 4 DEPTO A (o CASA 7)."
)


def _leer_zona(partes: Partes, segmentos: Segmentos) -> None:
    zonas = [(p, s) for p, s in segmentos if p.texto == "ZONA"]
    barrios = [(p, s) for p, s in segmentos if p.texto == "BARRIO"]
    if zonas:
        partes.tiene_zona = True
        partes.zona = Trozo.de(zonas[0][1], _final(zonas[0][0]))
    if barrios:
        partes.barrio = Trozo.de(barrios[0][1])
    nombres = [p.texto for p, _ in segmentos if p.texto in ("ZONA", "BARRIO")]
    if nombres not in ([], ["ZONA"], ["ZONA", "BARRIO"]) or (barrios and not barrios[0][1]):
        sobra = (zonas + barrios)[-1][0]
        partes.error("ZONA", sobra.columna, "zona", ZONA)


ZONA = (
    "La ubicación rural se escribe ZONA PUCARA, o ZONA PUCARA BARRIO EL PORVENIR, después "
    "del número; en la ciudad, la zona y el barrio van en las observaciones."
)
