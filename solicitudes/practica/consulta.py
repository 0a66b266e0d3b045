"""How far a practice is: each thing to learn is ticked by a fact, never by hand."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from bluecom.cuentas.models import Rol, Usuario
from cartera.models import Cartera, Desenlace, Llamada, Papel
from solicitudes.models import Venta
from solicitudes.reglas.estados import Estado
from solicitudes.reglas.procedimiento import PASOS, Paso


@dataclass(frozen=True)
class Leccion:
    """One thing to do, with its keys; ``hecha`` is what the tables say."""

    texto: str
    teclas: tuple[str, ...]
    hecha: bool


@dataclass(frozen=True)
class Practica:
    """Of one asesor: the portfolio, and what was done on it."""

    asesor: Usuario
    cartera: Cartera | None
    lecciones: list[Leccion]

    @property
    def hechas(self) -> int:
        return sum(leccion.hecha for leccion in self.lecciones)

    @property
    def completa(self) -> bool:
        return self.hechas == len(self.lecciones)


def practica_de(asesor: Usuario) -> Practica:
    """The practice in course of one asesor; without one, its lessons all to do."""
    cartera = Cartera.objects.de_practica(asesor).first()
    llamadas: Any = Llamada.objects.none()
    ventas: Any = Venta.objects.none()
    if cartera is not None:
        llamadas = Llamada.objects.filter(contacto__cartera=cartera, agente=asesor)
        ventas = Venta.objects.filter(contacto__cartera=cartera, asesor=asesor)
    return Practica(asesor, cartera, _lecciones(llamadas, ventas))


def practicas() -> list[Practica]:
    """Every active asesor: who practises first."""
    asesores = Usuario.objects.filter(rol=Rol.ASESOR, is_active=True, de_prueba=False)
    en_curso = Cartera.objects.activas().filter(de_prueba=True, asesores=OuterRef("pk"))
    filas = asesores.annotate(practica=Exists(en_curso)).order_by(
        "-practica", "first_name", "last_name", "pk"
    )
    return [practica_de(a) if a.practica else Practica(a, None, []) for a in filas]


def _lecciones(llamadas: Any, ventas: Any) -> list[Leccion]:
    vigentes = list(llamadas.filter(anulada_en=None).values_list("contacto__papel", "desenlace"))
    estados = set(ventas.filter(aceptada_en__isnull=False).values_list("estado", flat=True))
    hasta = max((_altura(estado) for estado in estados), default=0)
    de_la_cola = [
        Leccion(
            "Pida el primer cliente y pase las dos consultas",
            ("Enter", "Enter", "Enter"),
            ventas.filter(verificaciones__paso=3).exists(),
        ),
        Leccion(
            "Una clienta que no acepta: anote por qué",
            ("2", "el porqué"),
            (Papel.NO_ACEPTA, Desenlace.CERRADO) in vigentes,
        ),
        Leccion(
            "Un buzón: anótelo y siga", ("6", "6"), (Papel.BUZON, Desenlace.REINTENTO) in vigentes
        ),
        Leccion(
            "Una clienta que pide otra hora: anótela",
            ("3", "la hora"),
            (Papel.LUEGO, Desenlace.RELLAMADA) in vigentes,
        ),
        Leccion(
            "Deshaga un resultado y vuelva a anotarlo",
            ("Z",),
            llamadas.filter(~Q(anulada_en=None)).exists(),
        ),
    ]
    return de_la_cola + [_del_paso(PASOS[n - 1], hasta) for n in range(4, 11)]


_TECLAS = {4: ("1", "la oferta", "P", "E", "Enter"), 5: ("T", "Enter"), 6: ("T", "Enter")}
_HECHO_DESDE: dict[int, str] = {
    4: Estado.ACEPTADA,
    5: Estado.EXPLICADA,
    6: Estado.DOCUMENTADA,
    7: Estado.REGISTRADA,
    8: Estado.DETALLADA,
    9: Estado.GLOSADA,
    10: Estado.IMPRESA,
}


def _del_paso(paso: Paso, hasta: int) -> Leccion:
    texto = f"Paso {paso.numero}: {paso.titulo}"
    return Leccion(texto, _TECLAS.get(paso.numero, ("Enter",)), hasta >= paso.numero)


def _altura(estado: str) -> int:
    """The last step done of a sale in this state; none of one that ended otherwise."""
    return next((paso for paso, hecho in _HECHO_DESDE.items() if hecho == estado), 0)
