"""The coded reasons of every step."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from bluecom.bolivia.campos import CODIGO
from cartera.models import Desenlace
from solicitudes.reglas.listas import CAMPOS_OBSERVADOS, campos_observados, pasos_observados

DESENLACES = [opcion for opcion in Desenlace.choices if opcion[0] != Desenlace.VENDIDO]
CON_ESPERA = (Desenlace.ESPERA, Desenlace.REINTENTO, Desenlace.RELLAMADA)


class Motivo(models.Model):
    """A coded reason: one table for every place of the procedure that asks for one."""

    class Ambito(models.TextChoices):
        IMPEDIMENTO = "IMPEDIMENTO", "Impedimento en Smartflex (2.1)"
        SIN_CAPACIDAD = "SIN_CAPACIDAD", "Sin capacidad técnica (3.2)"
        DESCARTE = "DESCARTE", "Descarte sin llamada (1–4)"
        SALTO = "SALTO", "Salto sin llamada (1–4)"
        DICHO = "DICHO", "Dicho por el cliente: hoy, el resultado de su llamada"
        SISTEMA = "SISTEMA", "Fin que pone el sistema"
        ANULACION = "ANULACION", "Anulación (5–11)"
        CORRECCION = "CORRECCION", "Corrección de un paso"
        OBSERVACION = "OBSERVACION", "Observación de la revisión (11.1)"
        VISITA = "VISITA", "Visita no realizada"
        REAPERTURA = "REAPERTURA", "Reapertura de una carpeta conforme"
        NEGATIVA = "NEGATIVA", "Pedido de reabrir o de retirar que no se acepta"
        RECTIFICACION = "RECTIFICACION", "Rectificación de lo instalado (11.2)"
        RETIRO = "RETIRO", "Retiro de una visita mal anotada (11.2)"
        REASIGNACION = "REASIGNACION", "Reasignación"
        CANAL = "CANAL", "Otro medio de entrega de los términos"
        PAUSA = "PAUSA", "Pausa de un plazo"
        INCUMPLIDO = "INCUMPLIDO", "Plazo que no puede cumplirse"
        EXTRA = "EXTRA", "Carpeta que vino sin acta (11)"

    DE_CONSULTA = (Ambito.IMPEDIMENTO, Ambito.SIN_CAPACIDAD)
    DE_DESCARTE = (Ambito.IMPEDIMENTO, Ambito.SIN_CAPACIDAD, Ambito.DESCARTE, Ambito.SALTO)
    """What a person may give as the end of a taking in which nobody was called."""

    DE_FIN = (*DE_DESCARTE, Ambito.DICHO, Ambito.SISTEMA)
    """Every reason by which takings ended, those of earlier days included."""

    DE_NADIE = (Ambito.DICHO, Ambito.SISTEMA)
    """No person gives these: they are history, or the system's own."""

    ambito = models.CharField("ámbito", max_length=14, choices=Ambito.choices)
    codigo = models.CharField("código", max_length=30, validators=[CODIGO])
    nombre = models.CharField(max_length=80)
    paso = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        choices=pasos_observados,
        help_text="Paso al que lleva una observación.",
    )
    campo = models.CharField(
        max_length=40,
        blank=True,
        choices=campos_observados,
        help_text="Campo al que lleva.",
    )
    con_nota = models.BooleanField(
        "exige una nota", default=False, help_text="El código solo no basta: se escribe qué es."
    )
    desenlace = models.CharField(
        max_length=12,
        blank=True,
        choices=DESENLACES,
        help_text="Qué pasa con el contacto de la cartera.",
    )
    dias = models.PositiveSmallIntegerField(
        "días", default=0, help_text="Días hasta volver a ofrecer."
    )
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["ambito", "orden", "nombre"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ambito", "codigo"],
                name="motivo_codigo_unico",
                violation_error_message="Ya hay un motivo con ese código en ese ámbito: use otro.",
            )
        ]

    def __str__(self) -> str:
        return self.nombre

    @property
    def deja_para_despues(self) -> bool:
        """A discard that brings its client back would be a skip that nobody counts."""
        return self.ambito == self.Ambito.DESCARTE and self.desenlace in CON_ESPERA

    def clean(self) -> None:
        """A reason says only what its place of the procedure reads."""
        objeciones = self._del_lugar() | self._de_la_observacion()
        objeciones |= self._del_desenlace() | self._del_salto()
        if objeciones:
            raise ValidationError(objeciones)

    def _del_lugar(self) -> dict[str, str]:
        """What the client says is the outcome of a call; what the system decides, it names."""
        if self.ambito == self.Ambito.DICHO and self.activo:
            return {"activo": "Lo que dice el cliente es un resultado de llamada: añádalo allí."}
        if self.ambito == self.Ambito.SISTEMA and self._state.adding:
            return {"ambito": "Esos fines los pone el sistema: elija otro ámbito."}
        return {}

    def _de_la_observacion(self) -> dict[str, str]:
        """The review offers a reason at the items of its step; its field is of that step."""
        if self.ambito != self.Ambito.OBSERVACION:
            sobra = "Eso es de una observación de la revisión: déjelo vacío."
            suyos = ("paso", "campo", "con_nota")
            return {campo: sobra for campo in suyos if getattr(self, campo)}
        if self.paso is None:
            return {"paso": "Elija el paso al que lleva la observación."}
        if self.campo and self.campo not in CAMPOS_OBSERVADOS.get(self.paso, {}):
            return {"campo": f"Ese campo no es del paso {self.paso}: elija uno suyo o ninguno."}
        return {}

    def _del_salto(self) -> dict[str, str]:
        """Who is left for later comes back; what leaves him for later is a skip."""
        if self.deja_para_despues:
            return {"ambito": "Dejar a un cliente para después es un salto: elija ese ámbito."}
        if self.ambito in self.DE_CONSULTA and self.desenlace == Desenlace.REINTENTO:
            return {"desenlace": "Lo que dice una consulta se cura o no: espera, o se cierra."}
        if self.ambito != self.Ambito.SALTO:
            return {}
        if self.desenlace != Desenlace.REINTENTO:
            return {"desenlace": "Quien se salta vuelve a ofrecerse: elija que se reintenta."}
        return {} if self.dias else {"dias": "Escriba en cuántos días vuelve a la cola: 1 o más."}

    def _del_desenlace(self) -> dict[str, str]:
        """What becomes of the contact, where a taking ends; a wait has its days."""
        if self.ambito == self.Ambito.ANULACION and self.desenlace not in ("", Desenlace.CERRADO):
            return {"desenlace": "Una anulación cierra el contacto: elija eso o déjelo vacío."}
        if self.ambito in self.DE_DESCARTE and self.desenlace == Desenlace.RELLAMADA:
            return {"desenlace": "Eso lo pide el cliente en una llamada: es de su resultado."}
        if self.desenlace == Desenlace.NO_LLAMAR and self.ambito in self.DE_CONSULTA:
            return {"desenlace": "Una consulta no dice eso: es de un descarte o de una llamada."}
        if self.desenlace and self.ambito not in (*self.DE_FIN, self.Ambito.ANULACION):
            return {"desenlace": "Ese ámbito no toca el contacto de la cartera: déjelo vacío."}
        if self.desenlace == Desenlace.ESPERA and not self.dias:
            return {"dias": "Escriba en cuántos días se le vuelve a ofrecer: 1 o más."}
        if self.dias and self.desenlace not in CON_ESPERA:
            return {"dias": "Con ese desenlace no se le vuelve a ofrecer: escriba 0."}
        return {}
