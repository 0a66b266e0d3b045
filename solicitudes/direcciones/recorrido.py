"""Where a walk over a dictation stands: the word, the open field, what was dealt out so far."""

from solicitudes.direcciones import frases
from solicitudes.direcciones.repartido import Reparto


class Recorrido:
    """``actual`` is the field that takes the next plain word; ``i``, the word being dealt."""

    def __init__(self, trozos: list[str]) -> None:
        claves = frases.claves_de(trozos)
        self.trozos = trozos
        self.es_rural = "ZONA" in claves and not {"ENTRE", "ESQUINA"} & claves
        self.hay_inmueble = bool({"EDIFICIO", "CONDOMINIO"} & claves) and not self.es_rural
        self.hay_condominio = "CONDOMINIO" in claves
        self.r = Reparto()
        self.actual = "via"
        self.pausa = False
        self.esquina_entre = False
        self.antes_de_la_via = 0
        self.sin_nada: dict[str, str] = {}
        self.i = 0

    def _siguiente(self, salto: int = 1) -> str:
        return frases.palabra_en(self.trozos, self.i + salto)

    def _con_numero(self) -> bool:
        return bool(self.r.palabras("numero")) or self.r.provisional

    def _con_palabras(self) -> bool:
        """Whether the field being filled has its name (which may begin with PARQUE)."""
        return self.actual in ("obs", "resto") or frases.cierra(self.r.palabras(self.actual))

    def _al_empezar(self) -> bool:
        return self.actual == "via" and not self.r.palabras("via")

    def _abrir(self, campo: str, clave: str) -> None:
        """A keyword that nothing follows is not lost either."""
        self.sin_nada[campo] = clave
        self.actual = campo

    def _a_la_frase(self, trozo: str) -> None:
        """Onto the observation that is being said, or a new one."""
        if self.actual == "obs":
            self.r.observaciones[-1].append(trozo)
        else:
            self._observar([trozo])

    def _observar(self, palabras: list[str]) -> None:
        self.r.observaciones.append(palabras)
        self.actual = "obs"
