"""The installation address of step 8.1 as a value, and the errors that refuse one."""

from dataclasses import dataclass, field

from bluecom.bolivia.errores import DatoInvalido

SEPARADOR_OBSERVACIONES = ". OBSERVACIONES: "
INNOMINADA = "INNOMINADA"
NUMERO_PROVISIONAL = "NUMERO PROVISIONAL"
MINIMO_OBSERVACIONES_RURALES = 20


@dataclass(frozen=True)
class Direccion:
    """An address in one of the six mandatory forms of Annex 1 (8.1).

    Build it with ``analizar`` or ``componer``: both check the rules, this class does not.
    ``numero_provisional`` says how the number came about; it is not part of the text.
    """

    via: str
    numero: str
    cruce_tipo: str = ""  # ENTRE | ESQUINA | "" when rural
    cruces: tuple[str, ...] = ()
    inmueble_tipo: str = ""  # EDIFICIO | CONDOMINIO | ""
    inmueble: str = ""
    bloque: str = ""
    piso: str = ""
    unidad_tipo: str = ""  # DEPTO | CASA | ""
    unidad: str = ""
    zona: str = ""
    barrio: str = ""
    observaciones: str = ""
    numero_provisional: bool = field(default=False, compare=False)

    @property
    def rural(self) -> bool:
        """Whether Smartflex's option UBICACION RURAL goes with it (case 6)."""
        return bool(self.zona)

    @property
    def caso(self) -> int:
        """The row of Annex 1 that this address follows, 1 to 6."""
        if self.zona:
            return 6
        if menciona_pasaje_o_parque(self.observaciones):
            return 5
        if self.inmueble_tipo:
            return 3 if self.inmueble_tipo == "EDIFICIO" else 4
        return 2 if self.cruce_tipo == "ESQUINA" else 1

    @property
    def linea(self) -> str:
        """The line that is typed into Smartflex, without the observations."""
        partes = [self.via, "-", self.numero, self._cruce(), self._inmueble(), self._zona()]
        return " ".join(p for p in partes if p)

    def formatear(self) -> str:
        """The line and, after the annex's separator, the observations."""
        if not self.observaciones:
            return self.linea
        return f"{self.linea}{SEPARADOR_OBSERVACIONES}{self.observaciones}"

    def campos(self) -> dict[str, str]:
        """The structured fields by the names that ``componer`` takes."""
        uno, dos = (*self.cruces, "", "")[:2]
        return {
            "caso": str(self.caso),
            "via": self.via,
            "numero": self.numero,
            "cruce_tipo": self.cruce_tipo,
            "cruce_1": uno,
            "cruce_2": dos,
            "inmueble_tipo": self.inmueble_tipo,
            "inmueble": self.inmueble,
            "bloque": self.bloque,
            "piso": self.piso,
            "unidad_tipo": self.unidad_tipo,
            "unidad": self.unidad,
            "zona": self.zona,
            "barrio": self.barrio,
            "observaciones": self.observaciones,
        }

    def _cruce(self) -> str:
        return f"{self.cruce_tipo} {' Y '.join(self.cruces)}" if self.cruce_tipo else ""

    def _inmueble(self) -> str:
        pares = [
            (self.inmueble_tipo, self.inmueble),
            ("BLOQUE", self.bloque),
            ("PISO", self.piso),
            (self.unidad_tipo, self.unidad),
        ]
        return " ".join(f"{nombre} {valor}" for nombre, valor in pares if valor)

    def _zona(self) -> str:
        pares = [("ZONA", self.zona), ("BARRIO", self.barrio)]
        return " ".join(f"{nombre} {valor}" for nombre, valor in pares if valor)


@dataclass(frozen=True)
class ErrorDireccion:
    """One thing wrong: code, column from 1, the field it belongs to, what to write instead."""

    codigo: str
    columna: int
    campo: str
    mensaje: str


class DireccionInvalida(DatoInvalido):
    """The text does not follow Annex 1; ``errores`` lists everything that must change.

    ``leida`` holds the fields that could be told apart all the same, unchecked.
    """

    def __init__(self, errores: list[ErrorDireccion], leida: Direccion | None = None) -> None:
        super().__init__([e.mensaje for e in errores])
        self.errores = errores
        self.leida = leida

    @property
    def codigos(self) -> list[str]:
        """The codes, in the order of the columns."""
        return [e.codigo for e in self.errores]


def menciona_pasaje_o_parque(observaciones: str) -> bool:
    """Whether the observations make the address a case 5 of Annex 1."""
    sueltas = {p.strip(".,;:()") for p in observaciones.split()}
    return bool(sueltas & {"PASAJE", "PARQUE"})
