"""Deals the words of a dictated address out to the fields of Annex 1.

One walk from left to right: each keyword opens a field, and what fits nowhere goes to
the observations, never to the bin.
"""

from solicitudes.direcciones import frases, numeros
from solicitudes.direcciones.claves import DE_UNA_PALABRA, Claves
from solicitudes.direcciones.gramatica import DE_CALLE, es_id, es_piso
from solicitudes.direcciones.repartido import Reparto
from solicitudes.direcciones.troceo import CORTE, NUMERAL
from solicitudes.direcciones.valores import INNOMINADA
from solicitudes.direcciones.vocabulario import ABREN_OBSERVACIONES

_ARTICULOS_DE_CALLE = frozenset({"CALLE", "CALLES", "LAS", "CON"})
_ULTIMOS = frozenset({"ULTIMO", "PENULTIMO"})


class Repartidor(Claves):
    """The walk: words one after the other, numbers, phrases and names."""

    def repartir(self) -> Reparto:
        """Walk over all the words once."""
        while self.i < len(self.trozos):
            self._uno(self.trozos[self.i])
            self.i += 1
        if self.esquina_entre:
            self._esquina_entre()
        sueltas = [clave for campo, clave in self.sin_nada.items() if not self.r.palabras(campo)]
        self.r.observaciones += [[clave] for clave in sueltas]
        return self.r

    def _esquina_entre(self) -> None:
        """ESQUINA ENTRE LANZA Y SUCRE names two streets; ESQUINA ENTRE LANZA, one."""
        if "Y" in self.r.palabras("cruce")[1:-1]:
            self.r.observaciones.insert(0, ["ESQUINA"])
        else:
            self.r.cruce_tipo = "ESQUINA"

    def _uno(self, trozo: str) -> None:
        if trozo == CORTE:
            self.pausa = True
            if self.actual == "obs":
                self.r.observaciones[-1].append(CORTE)
            return
        if not (
            self._numero(trozo)
            or self._sigue_la_frase(trozo)
            or self._piso_antes(trozo)
            or self._clave(trozo)
        ):
            self._palabra(trozo)
        self.pausa = False

    # -- the number of the house

    def _numero(self, trozo: str) -> bool:
        if trozo in (NUMERAL, "-"):
            return self._marca(trozo)
        if self._con_numero():
            return False
        if trozo == "SN":
            self.r.provisional = True
            self.actual = self._tras_el_numero()
            return True
        al_final = self.actual == "cruce" and numeros.CUATRO_CIFRAS.fullmatch(trozo)
        if al_final or (self.actual == "via" and self._parece_numero(trozo)):
            self._anotar_numero(trozo)
            return True
        return False

    def _marca(self, trozo: str) -> bool:
        """After NRO or a hyphen comes the number of the house, of a floor, or a second one."""
        tras = self._siguiente()
        if trozo == NUMERAL and frases.lleva_su_numero(self.trozos, self.i):
            return True
        if self.r.provisional and trozo == NUMERAL and not set(self.r.palabras("via")) - DE_CALLE:
            self.r.provisional = False
            self.r.campos["via"] = [INNOMINADA]
        if self._con_numero():
            if trozo == NUMERAL:
                self._a_la_frase("NUMERO")
        elif tras[:1].isdigit() or numeros.CON_RUMBO.fullmatch(tras):
            self.i += 1
            self._anotar_numero(tras)
        return True

    def _parece_numero(self, trozo: str) -> bool:
        siguiente = self._siguiente()
        if not numeros.es_de_casa(trozo):
            return False
        if not self.r.palabras("via"):
            return bool(numeros.CUATRO_CIFRAS.fullmatch(trozo)) or siguiente == CORTE
        if not numeros.tiene_nombre(self.r.palabras("via")):
            return False
        if siguiente == "Y" != self._siguiente(-1) and numeros.es_de_casa(self._siguiente(2)):
            siguiente = self._siguiente(3)
        return len(trozo) >= 3 or siguiente in frases.CLAVES or siguiente in ("", CORTE)

    def _anotar_numero(self, trozo: str) -> None:
        despues = self._tras_el_numero()
        numeros.anotar(self.r, trozo)
        self.actual = despues

    def _tras_el_numero(self) -> str:
        """Said first of all, the number goes before its street: NRO 1512, LA PAZ."""
        algo = any(self.r.campos.values()) or self.r.observaciones or self.r.cruce_tipo
        return "resto" if algo or self.r.inmueble_tipo or self.es_rural else "via"

    # -- phrases

    def _sigue_la_frase(self, trozo: str) -> bool:
        """FRENTE AL PARQUE is one phrase, and FRENTE AL EDIFICIO SOL no building of the client."""
        clave = trozo in frases.CLAVES
        if clave and frases.es_de_otra_cosa(self.trozos, self.i):
            self._a_la_frase(trozo)
            return True
        if clave or self.actual != "obs" or self.pausa:
            return False
        abriria = trozo in ABREN_OBSERVACIONES | {"CASA"}
        if abriria and frases.sigue_la_frase(self.r.observaciones[-1]):
            self.r.observaciones[-1].append(trozo)
            return True
        return False

    def _piso_antes(self, trozo: str) -> bool:
        """5TO PISO, QUINTO PISO: the number comes first."""
        valor = numeros.piso(trozo)
        if self._siguiente() != "PISO" or es_piso(numeros.piso(self._siguiente(2))):
            return False
        if not (es_piso(valor) or trozo in _ULTIMOS):
            return False
        if self.actual in DE_UNA_PALABRA.values() and not self.r.palabras(self.actual):
            return False
        if es_piso(valor) and self.hay_inmueble and not self.r.palabras("piso"):
            self.r.palabras("piso").append(valor)
            self.actual = "piso"
        elif self._con_palabras():
            self._observar([trozo, "PISO"])
        else:
            return False
        self.i += 1
        return True

    # -- plain words

    def _palabra(self, trozo: str) -> None:
        if trozo == "Y" and self._siguiente() == "SN":
            return
        if trozo == "PB" and self._con_palabras():
            self._planta_baja()
        elif self.actual == "obs":
            self.r.observaciones[-1].append(trozo)
        elif self.actual in DE_UNA_PALABRA.values():
            self._de_una_palabra(trozo)
        elif self.actual == "cruce":
            self._del_cruce(trozo)
        elif (self.actual == "resto" and (self.r.cruce_tipo or self.es_rural)) or (
            self.pausa and self.actual in ("inmueble", "zona", "barrio") and self._con_palabras()
        ):
            self._observar([trozo])
        else:
            self.r.palabras(self.actual).append(trozo)

    def _planta_baja(self) -> None:
        if self.hay_inmueble and not self.r.palabras("piso"):
            self.r.palabras("piso").append("PB")
            self.actual = "piso"
        else:
            self._a_la_frase("PB")

    def _de_una_palabra(self, trozo: str) -> None:
        campo = self.actual
        if self.r.palabras(campo):
            self._observar([trozo])
            return
        valor = numeros.piso(trozo) if campo == "piso" else trozo
        junto = "".join(c for c in valor if c.isalnum())
        if junto != valor and campo == "piso":
            del self.sin_nada[campo]
            self._observar(["PISO", valor])
            self.r.avisar(f"El piso {valor} no cabe en la línea: va en las observaciones.")
            return
        if junto != valor and es_id(junto):
            nombre = self.r.unidad_tipo if campo == "unidad" else campo.upper()
            self.r.observaciones.append([nombre, valor])
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
