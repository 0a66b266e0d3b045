"""Deals the words of a dictated address out to the fields of Annex 1.

One walk from left to right: each keyword opens a field, and what fits nowhere goes to
the observations, never to the bin.
"""

import re
from dataclasses import dataclass, field

from solicitudes.direcciones.gramatica import es_id, es_piso
from solicitudes.direcciones.troceo import CORTE, NUMERAL
from solicitudes.direcciones.vocabulario import ABREN_OBSERVACIONES, ORDINALES_SUELTOS

_NUMERO_CON_LETRA = re.compile(r"([0-9]{1,4})-?[A-Z]")
_CON_RUMBO = re.compile(r"[NSEO]-([0-9]{1,4})")
_CUATRO_CIFRAS = re.compile(r"[0-9]{4}")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:RA|RO|ER|DA|DO|TA|TO|MA|MO|VA|VO|NA|NO)")
_ABREN_AL_EMPEZAR = frozenset({"OTB", "URBANIZACION", "MANZANO", "LOTE"})
_CONTINUAN = frozenset("KM KILOMETRO LADO DOBLAR PASANDO SUBIENDO BAJANDO MEDIA".split())
_DEL_INMUEBLE = frozenset({"EDIFICIO", "CONDOMINIO", "BLOQUE", "PISO", "DEPTO"})
_CLAVES = _DEL_INMUEBLE | {"ENTRE", "ESQUINA", "ZONA", "BARRIO"}
_ARTICULOS_DE_CALLE = frozenset({"CALLE", "CALLES", "LAS", "CON"})


@dataclass
class Reparto:
    """The words of each field, as found; ``avisos`` says what was moved or changed."""

    campos: dict[str, list[str]] = field(default_factory=dict)
    cruce_tipo: str = ""
    inmueble_tipo: str = ""
    unidad_tipo: str = "DEPTO"
    provisional: bool = False
    observaciones: list[list[str]] = field(default_factory=list)
    avisos: list[str] = field(default_factory=list)

    def palabras(self, campo: str) -> list[str]:
        """The words of a field, to read or to add to."""
        return self.campos.setdefault(campo, [])

    def avisar(self, texto: str) -> None:
        """Say once what was changed."""
        if texto not in self.avisos:
            self.avisos.append(texto)


class Repartidor:
    """The walk: ``actual`` is the field that takes the next plain word."""

    def __init__(self, trozos: list[str]) -> None:
        self.trozos = trozos
        self.hay_cruce = bool({"ENTRE", "ESQUINA"} & set(trozos))
        self.es_rural = "ZONA" in trozos and not self.hay_cruce
        self.hay_inmueble = bool({"EDIFICIO", "CONDOMINIO"} & set(trozos)) and not self.es_rural
        self.r = Reparto()
        self.actual = "via"
        self.pausa = False
        self.i = 0

    def repartir(self) -> Reparto:
        """Walk over all the words once."""
        while self.i < len(self.trozos):
            self._uno(self.trozos[self.i])
            self.i += 1
        return self.r

    def _siguiente(self, salto: int = 1) -> str:
        lugar = self.i + salto
        return self.trozos[lugar] if lugar < len(self.trozos) else ""

    def _uno(self, trozo: str) -> None:
        if trozo == CORTE:
            self.pausa = True
            if self.actual == "obs":
                self.r.observaciones[-1].append(CORTE)
            return
        if not (self._numero(trozo) or self._piso_antes(trozo) or self._clave(trozo)):
            self._palabra(trozo)
        self.pausa = False

    # -- the number of the house

    def _numero(self, trozo: str) -> bool:
        if self.r.palabras("numero") or self.r.provisional:
            return trozo in (NUMERAL, "-")
        if trozo == "SN":
            self.r.provisional = True
            self.actual = "resto"
            return True
        if trozo in (NUMERAL, "-"):
            if self._siguiente()[:1].isdigit() or _CON_RUMBO.fullmatch(self._siguiente()):
                self.i += 1
                self._anotar_numero(self._siguiente(0))
            return True
        al_final = self.actual == "cruce" and _CUATRO_CIFRAS.fullmatch(trozo)
        if al_final or (self.actual == "via" and self._parece_numero(trozo)):
            self._anotar_numero(trozo)
            return True
        return False

    def _parece_numero(self, trozo: str) -> bool:
        if not trozo[:1].isdigit() or not any(p[0].isalpha() for p in self.r.palabras("via")):
            return False
        if not (trozo.isdigit() or _NUMERO_CON_LETRA.fullmatch(trozo)):
            return False
        siguiente = self._siguiente()
        return len(trozo) >= 3 or siguiente in _CLAVES or siguiente in ("", CORTE)

    def _anotar_numero(self, trozo: str) -> None:
        if hallada := _NUMERO_CON_LETRA.fullmatch(trozo):
            self._observar(["NUMERO", trozo])
            self.r.avisar("La letra del número va en las observaciones.")
            trozo = hallada[1]
        elif hallada := _CON_RUMBO.fullmatch(trozo):
            self._observar(["NUMERO", trozo])
            self.r.avisar("A la línea van las cuatro cifras; la letra, a las observaciones.")
            trozo = hallada[1]
        if trozo.isdigit() and len(trozo) < 4:
            self.r.avisar("El número se completa a cuatro cifras.")
        self.r.palabras("numero").append(trozo.zfill(4))
        self.actual = "resto"

    # -- keywords

    def _clave(self, trozo: str) -> bool:
        if trozo in ("ENTRE", "ESQUINA"):
            return self._abrir_cruce(trozo)
        if trozo in _DEL_INMUEBLE:
            return self._abrir_inmueble(trozo)
        if trozo in ("ZONA", "BARRIO"):
            return self._abrir_zona(trozo)
        if trozo == "CASA":
            return self._abrir_casa()
        if trozo == "OFICINA" and self.hay_inmueble and not self.r.palabras("unidad"):
            return self._abrir_oficina()
        if self._vuelve_a_la_via(trozo):
            self.actual = "via"
            return trozo == "CALLE"
        return self._abrir_observacion(trozo)

    def _vuelve_a_la_via(self, trozo: str) -> bool:
        """After a pause the street may come last: "edificio Elías, la paz 300"."""
        if not self.pausa or self.actual == "via" or self.r.palabras("via"):
            return False
        sin_numero = not (self.r.palabras("numero") or self.r.provisional)
        seguida = self.es_rural and trozo != "CALLE"
        return sin_numero and not seguida and trozo not in ABREN_OBSERVACIONES

    def _abrir_cruce(self, trozo: str) -> bool:
        if self.r.cruce_tipo and self.r.palabras("cruce"):
            self._observar([trozo])
            return True
        self.r.cruce_tipo = trozo if not self.r.cruce_tipo else "ESQUINA"
        self.actual = "cruce"
        return True

    def _abrir_inmueble(self, trozo: str) -> bool:
        campo = {"BLOQUE": "bloque", "PISO": "piso", "DEPTO": "unidad"}.get(trozo, "inmueble")
        repetido = bool(self.r.palabras(campo)) or (campo == "inmueble" and self.r.inmueble_tipo)
        if not self.hay_inmueble or repetido:
            self._observar([trozo])
            return True
        if campo == "inmueble":
            self.r.inmueble_tipo = trozo
        self.actual = campo
        return True

    def _abrir_zona(self, trozo: str) -> bool:
        campo = trozo.lower()
        if self.r.palabras(campo) or not self.es_rural:
            self._observar([trozo])
            self.r.avisar("En la ciudad, la zona y el barrio van en las observaciones.")
        else:
            self.actual = campo
        return True

    def _abrir_casa(self) -> bool:
        siguiente = self._siguiente()
        corto = es_id(siguiente) and (len(siguiente) == 1 or siguiente[0].isdigit())
        if not corto or not self._con_palabras():
            return False
        if self.r.inmueble_tipo == "CONDOMINIO" and not self.r.palabras("unidad"):
            self.i += 1
            self.r.unidad_tipo = "CASA"
            self.r.palabras("unidad").append(siguiente)
            self.actual = "unidad"
        else:
            self._observar(["CASA"])
        return True

    def _abrir_oficina(self) -> bool:
        numero = self._siguiente()
        if not es_id(numero) or "DEPTO" in self.trozos:
            return self._abrir_observacion("OFICINA")
        self.i += 1
        self.r.palabras("unidad").append(numero)
        self._observar(["OFICINA", numero])
        self.r.avisar("La oficina se escribe como DEPTO y se aclara en las observaciones.")
        return True

    def _abrir_observacion(self, trozo: str) -> bool:
        primera = self.actual == "via" and not self.r.palabras("via")
        abre = trozo in ABREN_OBSERVACIONES and self._con_palabras()
        if self.actual == "obs" and not self.pausa and trozo in _CONTINUAN:
            return False
        if abre or (primera and trozo in _ABREN_AL_EMPEZAR):
            self._observar([trozo])
            self.r.avisar("Lo que no cabe en el formato pasa a las observaciones.")
            return True
        return False

    def _con_palabras(self) -> bool:
        """Whether the field being filled has its first word (a name may begin with PARQUE)."""
        if self.actual in ("obs", "resto"):
            return True
        palabras = self.r.palabras(self.actual)
        return bool(palabras) and palabras[-1] != "Y"

    def _piso_antes(self, trozo: str) -> bool:
        """5TO PISO, QUINTO PISO: the number comes first."""
        if self._siguiente() != "PISO" or not self.hay_inmueble or self.r.palabras("piso"):
            return False
        if es_piso(self._siguiente(2)) or not es_piso(_piso(trozo)):
            return False
        self.i += 1
        self.r.palabras("piso").append(_piso(trozo))
        self.actual = "piso"
        return True

    # -- plain words

    def _palabra(self, trozo: str) -> None:
        if self.actual == "obs":
            self.r.observaciones[-1].append(trozo)
        elif self.actual in ("bloque", "piso", "unidad"):
            self._de_una_palabra(trozo)
        elif self.actual == "cruce":
            self._del_cruce(trozo)
        elif (self.actual == "resto" and (self.r.cruce_tipo or self.es_rural)) or (
            self.pausa and self.actual in ("inmueble", "zona", "barrio") and self._con_palabras()
        ):
            self._observar([trozo])
        else:
            self._del_nombre(trozo)

    def _del_nombre(self, trozo: str) -> None:
        if self.actual == "inmueble" and trozo == "PB" and not self.r.palabras("piso"):
            self.r.palabras("piso").append("PB")
        else:
            self.r.palabras(self.actual).append(trozo)

    def _de_una_palabra(self, trozo: str) -> None:
        campo = self.actual
        if self.r.palabras(campo):
            self._observar([trozo])
            return
        valor = _piso(trozo) if campo == "piso" else trozo
        junto = "".join(c for c in valor if c.isalnum())
        if junto != valor and es_id(junto):
            nombre = self.r.unidad_tipo if campo == "unidad" else campo.upper()
            self._observar([nombre, valor])
            self.actual = campo
            self.r.avisar(f"En la línea el {nombre} va sin guion: {junto}.")
        self.r.palabras(campo).append(junto if es_id(junto) else valor)

    def _del_cruce(self, trozo: str) -> None:
        cruce = self.r.palabras("cruce")
        empieza = not cruce or cruce[-1] == "Y"
        if empieza and trozo in _ARTICULOS_DE_CALLE and self._siguiente() not in ("", CORTE, "Y"):
            return
        if self.r.cruce_tipo == "ENTRE" and "Y" not in cruce and cruce:
            if trozo == "E" and self._siguiente().startswith(("I", "HI")):
                trozo = "Y"
            elif self.pausa and trozo != "Y":
                cruce.append("Y")
        elif self.pausa and not empieza:
            self._observar([trozo])
            return
        cruce.append(trozo)

    def _observar(self, palabras: list[str]) -> None:
        self.r.observaciones.append(palabras)
        self.actual = "obs"


def _piso(trozo: str) -> str:
    if hallada := _ORDINAL.fullmatch(trozo):
        return hallada[1]
    return ORDINALES_SUELTOS.get(trozo, trozo)
