"""What the reader found before anyone judges it: each field with its column."""

from dataclasses import dataclass, field

from solicitudes.direcciones.texto import Palabra
from solicitudes.direcciones.valores import Direccion, ErrorDireccion


@dataclass(frozen=True)
class Trozo:
    """The text of one field and the column where it begins (where it was expected, if empty)."""

    texto: str = ""
    columna: int = 1

    @classmethod
    def de(cls, palabras: list[Palabra], columna: int = 1) -> "Trozo":
        """Join words; an empty list keeps the column where they should have been."""
        inicio = palabras[0].columna if palabras else columna
        return cls(" ".join(p.texto for p in palabras), inicio)


@dataclass
class Partes:
    """The fields of one address, read from a line or taken from a form."""

    via: Trozo = Trozo()
    numero: Trozo = Trozo()
    cruce_tipo: str = ""
    cruces: tuple[Trozo, ...] = ()
    inmueble_tipo: str = ""
    inmueble: Trozo = Trozo()
    bloque: Trozo = Trozo()
    piso: Trozo = Trozo()
    unidad_tipo: str = ""
    unidad: Trozo = Trozo()
    tiene_zona: bool = False
    zona: Trozo = Trozo()
    barrio: Trozo = Trozo()
    observaciones: Trozo = Trozo()
    rural: bool = False
    errores: list[ErrorDireccion] = field(default_factory=list)

    def error(self, codigo: str, columna: int, campo: str, mensaje: str) -> None:
        """Note what is wrong; the same code in the same field is said once."""
        if not any(e.codigo == codigo and e.campo == campo for e in self.errores):
            self.errores.append(ErrorDireccion(codigo, columna, campo, mensaje))

    def direccion(self, *, numero_provisional: bool = False) -> Direccion:
        """The value, once no error is left."""
        return Direccion(
            via=self.via.texto,
            numero=self.numero.texto,
            cruce_tipo=self.cruce_tipo,
            cruces=tuple(c.texto for c in self.cruces),
            inmueble_tipo=self.inmueble_tipo,
            inmueble=self.inmueble.texto,
            bloque=self.bloque.texto,
            piso=self.piso.texto,
            unidad_tipo=self.unidad_tipo,
            unidad=self.unidad.texto,
            zona=self.zona.texto,
            barrio=self.barrio.texto,
            observaciones=self.observaciones.texto,
            numero_provisional=numero_provisional,
        )
