"""How a call may end, and what follows: one catalogue, edited by the administration (4.1)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from bluecom.bolivia.campos import CODIGO
from bluecom.campos import rotulo
from cartera.models.cartera import Cartera
from cartera.models.contacto import Desenlace


class QueSigue(models.TextChoices):
    """What becomes of the taking after a call."""

    SIGUE = "SIGUE", "La toma sigue: se vuelve a marcar"
    OFRECE = "OFRECE", "Lleva a la oferta"
    TERMINA = "TERMINA", "Termina la toma y trae al siguiente cliente"


DESENLACES = [
    opcion for opcion in Desenlace.choices if opcion[0] not in (Desenlace.VENDIDO, Desenlace.ESPERA)
]
"""A call sells nothing by itself, and it cures no impediment."""

SE_EXCLUYEN = {
    "venta": ("no_llamar", "numero_malo", "otra_persona"),
    "efectiva": ("numero_malo", "otra_persona"),
    "no_llamar": ("numero_malo",),
}
"""Flags of an outcome that deny one another."""

SUPONE = {
    "venta": "efectiva",
    "efectiva": "contacto",
    "otra_persona": "contacto",
    "no_llamar": "contacto",
}
"""Flags that cannot be without another."""

SE_MARCAN_EN_SEGUIMIENTO = Q(solo_seguimiento=True) | (
    Q(efectiva=False) & ~Q(desenlace=Desenlace.RELLAMADA)
)
"""After the acceptance nothing is offered, and no callback of the portfolio is agreed."""

TECLA = RegexValidator(
    r"^[0-9a-fh-mp-y]\Z",
    "Escriba una cifra o una letra minúscula, o ninguna. G, N, O y Z ya tienen oficio.",
)


class ResultadoLlamadaQuerySet(models.QuerySet["ResultadoLlamada"]):
    def activos(self) -> "ResultadoLlamadaQuerySet":
        return self.filter(activo=True)

    def de(self, cartera_id: int) -> "ResultadoLlamadaQuerySet":
        """The keys of who offers to this portfolio: the general ones and its own."""
        return self._suyos(cartera_id).filter(solo_seguimiento=False)

    def de_entrante(self, cartera_id: int) -> "ResultadoLlamadaQuerySet":
        """The keys of a call that came in: somebody spoke, and no number of ours was dialled."""
        return self.de(cartera_id).filter(contacto=True, numero_malo=False)

    def de_seguimiento(self, cartera_id: int) -> "ResultadoLlamadaQuerySet":
        """The keys of a call after the acceptance: first its own."""
        suyos = self._suyos(cartera_id).filter(SE_MARCAN_EN_SEGUIMIENTO)
        return suyos.order_by("-solo_seguimiento", "orden", "codigo")

    def de_quien_solo_atendio(self) -> "ResultadoLlamada | None":
        """Spoken with, and nothing decided: the first of the catalogue that says no more."""
        habla = self.filter(solo_seguimiento=True, efectiva=True, venta=False, no_llamar=False)
        return habla.filter(desenlace="").order_by("-activo", "orden", "codigo").first()

    def _suyos(self, cartera_id: int) -> "ResultadoLlamadaQuerySet":
        suyos = self.activos().filter(Q(carteras=None) | Q(carteras=cartera_id)).distinct()
        return suyos.prefetch_related("detalles")


class ResultadoLlamada(models.Model):
    """An outcome: the key that chooses it, what it asserts, and what follows.

    ``espera_minutos``, ``otra_franja`` and ``maximo`` (0: none of its own) are the rule of a
    retry; above it stand the attempts of the portfolio. One with ``solo_seguimiento`` is of calls
    after the acceptance: it ends no taking, and CERRADO says that the client withdraws.
    """

    codigo = models.CharField("código", max_length=30, primary_key=True, validators=[CODIGO])
    nombre = models.CharField(max_length=60)
    tecla = models.CharField(max_length=1, blank=True, validators=[TECLA])
    carteras = models.ManyToManyField(
        Cartera, blank=True, related_name="+", help_text="Vacío: vale en todas las carteras."
    )
    contacto = models.BooleanField(default=False, help_text="Atendió una persona.")
    efectiva = models.BooleanField(default=False, help_text="Se habló con el cliente (4.1).")
    venta = models.BooleanField(default=False, help_text="El cliente acepta (4.2).")
    no_llamar = models.BooleanField(default=False, help_text="Pide que no se lo llame.")
    numero_malo = models.BooleanField(
        "número malo",
        default=False,
        help_text="Con contacto, el número es de otro; sin él, está fuera de servicio.",
    )
    otra_persona = models.BooleanField(
        "otra persona", default=False, help_text="Atendió alguien que no decide."
    )
    solo_seguimiento = models.BooleanField(
        "solo de seguimiento",
        default=False,
        help_text="De las llamadas después de la aceptación: con «Cerrado», el cliente desiste.",
    )
    que_sigue = models.CharField(
        "qué sigue", max_length=7, choices=QueSigue.choices, default=QueSigue.SIGUE
    )
    desenlace = models.CharField(
        max_length=12,
        blank=True,
        choices=DESENLACES,
        help_text="Si termina la toma: qué pasa con el cliente.",
    )
    espera_minutos = models.PositiveIntegerField(
        "espera, en minutos", default=0, help_text="Hasta volver a intentar."
    )
    otra_franja = models.BooleanField(
        "otra franja", default=False, help_text="Se reintenta en otra parte del día."
    )
    maximo = models.PositiveSmallIntegerField(
        "máximo",
        default=0,
        help_text="Veces que se reintenta por este resultado; con 0, las de todo el piso.",
    )
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    objects = ResultadoLlamadaQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["orden", "codigo"]
        verbose_name = "resultado de llamada"
        verbose_name_plural = "resultados de llamada"

    def __str__(self) -> str:
        return self.nombre

    @property
    def termina(self) -> bool:
        return self.que_sigue == QueSigue.TERMINA

    @property
    def desiste(self) -> bool:
        """The client takes his acceptance back."""
        return self.solo_seguimiento and self.desenlace == Desenlace.CERRADO

    @property
    def pide_hora(self) -> bool:
        """The client said when: the hour is typed with the outcome."""
        return self.desenlace == Desenlace.RELLAMADA

    @property
    def admite_otro_numero(self) -> bool:
        """The client was not reached: another of his numbers may still reach him."""
        return self.termina and not self.efectiva

    @property
    def detalles_activos(self) -> list["DetalleLlamada"]:
        return [detalle for detalle in self.detalles.all() if detalle.activo]

    def clean(self) -> None:
        """An outcome asserts what can be true together, and says one thing of what follows."""
        objeciones = {**self._de_las_banderas(), **self._de_lo_que_sigue()}
        if objeciones:
            raise ValidationError(objeciones)

    def _de_las_banderas(self) -> dict[str, str]:
        objeciones = {}
        for bandera, otras in SE_EXCLUYEN.items():
            juntas = [_nombre(otra) for otra in otras if getattr(self, otra)]
            if getattr(self, bandera) and juntas:
                marcada = _nombre(bandera)
                objeciones[bandera] = f"«{marcada}» no va con «{'», «'.join(juntas)}»: deje uno."
        for bandera, supuesta in SUPONE.items():
            if getattr(self, bandera) and not getattr(self, supuesta):
                marque = f"«{_nombre(bandera)}» va siempre con «{_nombre(supuesta)}»: márquelo."
                objeciones[supuesta] = marque
        if self._calla_lo_que_dijo():
            objeciones["efectiva"] = "Lo decide el cliente mismo: se habló con él, márquelo."
        return objeciones

    def _de_lo_que_sigue(self) -> dict[str, str]:
        if self.solo_seguimiento:
            return self._del_seguimiento()
        if self.venta != (self.que_sigue == QueSigue.OFRECE):
            return {"que_sigue": "Solo lo que el cliente acepta lleva a la oferta, y siempre."}
        if self.termina != bool(self.desenlace):
            return {"desenlace": "Va con «Termina la toma», y solo con eso."}
        if self.no_llamar != (self.desenlace == Desenlace.NO_LLAMAR):
            return {"desenlace": "«No llamar» termina la toma sin que se lo llame más."}
        if self.desenlace == Desenlace.RELLAMADA and not self.contacto:
            return {"contacto": "Alguien dijo cuándo volver a llamar: márquelo."}
        if self.desenlace == Desenlace.REINTENTO and not self.espera_minutos:
            return {"espera_minutos": "Escriba en cuántos minutos se vuelve a intentar: 1 o más."}
        if self.desenlace != Desenlace.REINTENTO and (
            self.espera_minutos or self.otra_franja or self.maximo
        ):
            return {"espera_minutos": "Sin reintento no hay espera, otra franja ni máximo."}
        return {}

    def _calla_lo_que_dijo(self) -> bool:
        """He decided something and the month would not count the conversation (4.1)."""
        decide = self.desenlace in (Desenlace.CERRADO, Desenlace.RELLAMADA, Desenlace.NO_LLAMAR)
        otro = self.numero_malo or self.otra_persona
        return self.contacto and decide and not self.efectiva and not otro

    def _del_seguimiento(self) -> dict[str, str]:
        """No taking is open any more: it only says whether the client is still of his word."""
        if self.que_sigue != QueSigue.SIGUE:
            return {"que_sigue": "Un seguimiento no termina ninguna toma: deje que siga."}
        if self.desenlace not in ("", Desenlace.CERRADO):
            return {"desenlace": "Un seguimiento solo dice «Cerrado», si el cliente desiste."}
        if self.desiste and (self.venta or self.no_llamar or not self.efectiva):
            return {"desenlace": "Quien desiste lo dice él, y no acepta a la vez."}
        if self.espera_minutos or self.otra_franja or self.maximo:
            return {"espera_minutos": "Sin reintento no hay espera, otra franja ni máximo."}
        return {}


class DetalleLlamada(models.Model):
    """The second level: why not, who answered. An outcome with active details asks for one."""

    resultado = models.ForeignKey(
        ResultadoLlamada, on_delete=models.PROTECT, related_name="detalles"
    )
    codigo = models.CharField("código", max_length=30, validators=[CODIGO])
    nombre = models.CharField(max_length=60)
    tecla = models.CharField(max_length=1, blank=True, validators=[TECLA])
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["orden", "pk"]
        verbose_name = "detalle"
        verbose_name_plural = "detalles"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["resultado", "codigo"], name="detalle_codigo_unico"),
            models.UniqueConstraint(
                fields=["resultado", "tecla"],
                condition=Q(activo=True) & ~Q(tecla=""),
                name="detalle_tecla_unica",
                violation_error_message="Esa tecla ya es de otro detalle: elija otra o ninguna.",
            ),
        ]

    def __str__(self) -> str:
        return self.nombre


def _nombre(bandera: str) -> str:
    """A flag as the form writes it."""
    nombre = rotulo(ResultadoLlamada, bandera)
    return nombre[:1].upper() + nombre[1:]
