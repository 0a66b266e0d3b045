"""The keywords of Annex 1 in a dictation: each opens its field, or goes to the observations."""

from solicitudes.direcciones import frases
from solicitudes.direcciones.gramatica import DE_CALLE, es_id
from solicitudes.direcciones.recorrido import Recorrido
from solicitudes.direcciones.troceo import CORTE
from solicitudes.direcciones.vocabulario import (
    ABREN_AL_EMPEZAR,
    ABREN_OBSERVACIONES,
    NO_DICEN,
    SI_VIENE_LA_CALLE,
)

DE_UNA_PALABRA = {"BLOQUE": "bloque", "PISO": "piso", "DEPTO": "unidad"}
_CONTINUAN = frozenset("KM KILOMETRO LADO DOBLAR PASANDO SUBIENDO BAJANDO MEDIA".split())
_PARTES_DE_VIA = frozenset({"PROLONGACION", "FINAL"})
_TORRES = frozenset({"TORRE", "TORRES", "MULTIFAMILIAR"})


class Claves(Recorrido):
    """What each keyword does, wherever the walk stands."""

    def _clave(self, trozo: str) -> bool:
        if trozo in ("ENTRE", "ESQUINA"):
            return self._abrir_cruce(trozo)
        if trozo in ("EDIFICIO", "CONDOMINIO"):
            return self._abrir_inmueble(trozo)
        if trozo in DE_UNA_PALABRA:
            return self._abrir_interior(trozo)
        if trozo in ("ZONA", "BARRIO"):
            return self._abrir_zona(trozo)
        if trozo == "CASA" and self._abrir_casa():
            return True
        if trozo == "OFICINA" and self.hay_inmueble and not self.r.palabras("unidad"):
            return self._abrir_oficina()
        if self._empieza_la_via(trozo) or self._vuelve_a_la_via(trozo):
            self._abrir_via()
            return False
        return self._abrir_observacion(trozo)

    def _empieza_la_via(self, trozo: str) -> bool:
        """CALLE or AV. begins the street, whatever place or building was said before it."""
        if trozo != "CALLE" and (trozo != "AV." or self.es_rural):
            return False
        if self._con_numero() or self.r.palabras("cruce") or self.actual == "cruce":
            return False
        via = set(self.r.palabras("via"))
        if self.actual == "via" and not via - _PARTES_DE_VIA - DE_CALLE:
            return False
        acabo = self._con_palabras() or (self.actual == "via" and via <= NO_DICEN)
        return acabo and not frases.es_de_otra_cosa(self.trozos, self.i)

    def _vuelve_a_la_via(self, trozo: str) -> bool:
        """After a pause the street may come last: "edificio Elías, la paz 300"."""
        if not self.pausa or self.actual == "via" or self.r.palabras("via"):
            return False
        seguida = self.es_rural and trozo != "CALLE"
        return not (self._con_numero() or seguida or trozo in ABREN_OBSERVACIONES | {"CASA"})

    def _abrir_via(self) -> None:
        if via := self.r.palabras("via"):
            self.r.observaciones.insert(self.antes_de_la_via, list(via))
            self.r.avisar("Lo que se dijo antes de la calle pasa a las observaciones.")
            via.clear()
        self.antes_de_la_via = len(self.r.observaciones)
        self.actual = "via"

    def _abrir_cruce(self, trozo: str) -> bool:
        if self.r.palabras("cruce"):
            self._observar([trozo])
            return True
        if self.r.cruce_tipo not in ("", trozo):
            self.esquina_entre = True
            trozo = "ENTRE"
        self.r.cruce_tipo = trozo
        self.actual = "cruce"
        return True

    def _abrir_inmueble(self, trozo: str) -> bool:
        if not self.hay_inmueble or self.r.palabras("inmueble"):
            self._observar([trozo])
            return True
        dicho = self.r.inmueble_tipo
        if dicho not in ("", trozo):
            self.r.observaciones.append([dicho])
            self.r.avisar(f"Se dijo {dicho} y {trozo}: a la línea va {trozo}, junto al nombre.")
        self.r.inmueble_tipo = trozo
        self.actual = "inmueble"
        return True

    def _abrir_interior(self, trozo: str) -> bool:
        campo = DE_UNA_PALABRA[trozo]
        if not self.hay_inmueble or self.r.palabras(campo):
            self._observar([trozo])
        else:
            self._abrir(campo, trozo)
        return True

    def _abrir_zona(self, trozo: str) -> bool:
        campo = trozo.lower()
        if not self.es_rural:
            self._observar([trozo])
            self.r.avisar("En la ciudad, la zona y el barrio van en las observaciones.")
        elif self.r.palabras(campo):
            self._observar([trozo])
            self.r.avisar("La línea lleva una zona y un barrio: los demás, a las observaciones.")
        else:
            self._abrir(campo, trozo)
        return True

    def _abrir_casa(self) -> bool:
        numerada = frases.numero_marcado(self.trozos, self.i + 1)
        numero = numerada or self._siguiente()
        if not frases.es_unidad(numero) or not (self._con_palabras() or self._al_empezar()):
            return False
        if self.hay_condominio and self.hay_inmueble and not self.r.palabras("unidad"):
            self.i += 2 if numerada else 1
            self.r.unidad_tipo = "CASA"
            self.r.palabras("unidad").append(numero)
            self.actual = "unidad"
        elif not numerada or self._con_numero():
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
        abre = self._con_palabras() and frases.abre_observaciones(self.trozos, self.i, self.actual)
        torre = trozo in _TORRES and self.actual == "cruce" and self._con_palabras()
        if self.actual == "obs" and not self.pausa and trozo in _CONTINUAN:
            return False
        if abre or torre or self._abre_al_empezar(trozo):
            self._observar([] if trozo == "Y" else [trozo])
            self.r.avisar("Lo que no cabe en el formato pasa a las observaciones.")
            return True
        return False

    def _abre_al_empezar(self, trozo: str) -> bool:
        """Before any street: OTB always, FRENTE AL MERCADO only if a street may still come."""
        if not self._al_empezar():
            return False
        if trozo in SI_VIENE_LA_CALLE:
            return bool({"CALLE", "AV.", CORTE} & set(self.trozos))
        return trozo in ABREN_AL_EMPEZAR
