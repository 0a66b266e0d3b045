"""What each step of a sale records: one small table per step of the procedure."""

from dataclasses import asdict
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from bluecom.bolivia.identidad import CI
from documentos.models import ArchivoRecibido
from solicitudes.models.catalogo import (
    Campania,
    CicloFacturacion,
    CondicionComercial,
    Motivo,
    Plan,
    Producto,
    Subcategoria,
    Tecnologia,
)
from solicitudes.models.venta import Venta
from solicitudes.reglas.condiciones import Condiciones
from solicitudes.reglas.listas import ITEMS_6_3


class Verificacion(models.Model):
    """Steps 2 and 3: what a person read in Smartflex or in Contact Center.

    One taken over from an earlier taking keeps its author, its date and its end.
    """

    venta = models.ForeignKey(Venta, on_delete=models.CASCADE, related_name="verificaciones")
    paso = models.PositiveSmallIntegerField(choices=[(2, "Impedimentos"), (3, "Capacidad")])
    favorable = models.BooleanField()
    motivo = models.ForeignKey(
        Motivo, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sistema = models.CharField(max_length=30)
    servicios = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    tecnologias = ArrayField(
        models.CharField(max_length=12, choices=Tecnologia.choices), default=list, blank=True
    )
    direccion = models.CharField(
        max_length=200, blank=True, help_text="Cuando no es la de la línea (paso 5)."
    )
    consultado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    consultado_en = models.DateTimeField()
    vence_el = models.DateField(null=True, blank=True)
    evidencia = models.ForeignKey(
        ArchivoRecibido, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lugar = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="La dirección por la que se preguntó, dicha de un solo modo.",
    )
    reutiliza = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="La consulta de una toma anterior que aquí sigue valiendo.",
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["lugar", "-consultado_en"],
                name="consulta_por_lugar",
                condition=Q(paso=3) & ~Q(lugar=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_paso_display()}: {'sí' if self.favorable else 'no'}"

    def vigente_el(self, dia: date) -> bool:
        return self.vence_el is None or self.vence_el >= dia

    def alcanza(self, producto: str, tecnologia: str) -> bool:
        """Whether there is capacity for this product by exactly this technology (3.2)."""
        return self.favorable and producto in self.servicios and tecnologia in self.tecnologias

    @property
    def nombres_de_tecnologias(self) -> str:
        """For example "Cobre, Fibra óptica"; empty when it found none."""
        return ", ".join(str(Tecnologia(t).label) for t in self.tecnologias)


class Oferta(models.Model):
    """Step 4: what the client accepts, with the conditions as they stood that day."""

    class Facturacion(models.TextChoices):
        PROPIA = "PROPIA", "Factura propia"
        AL_TELEFONO = "AL_TELEFONO", "Al teléfono N°"

    class Relacion(models.TextChoices):
        CONYUGE = "CONYUGE", "Cónyuge"
        HIJO = "HIJO", "Hijo o hija"
        PADRE = "PADRE", "Padre o madre"
        APODERADO = "APODERADO", "Apoderado"
        REPRESENTANTE = "REPRESENTANTE", "Representante legal"
        OTRO = "OTRO", "Otra"

    class LineaActual(models.TextChoices):
        INCLUIDA = "INCLUIDA", "Se incluye en el paquete"
        TRASLADADA = "TRASLADADA", "Se traslada"
        ADICIONAL = "ADICIONAL", "La nueva es adicional"

    venta = models.OneToOneField(Venta, on_delete=models.CASCADE, related_name="oferta")
    condicion = models.ForeignKey(CondicionComercial, on_delete=models.PROTECT, related_name="+")
    campania = models.ForeignKey(Campania, on_delete=models.PROTECT, related_name="+")
    producto = models.ForeignKey(Producto, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    tecnologia = models.CharField(max_length=12, choices=Tecnologia.choices)
    facturacion = models.CharField(max_length=12, choices=Facturacion.choices)
    telefono_factura = models.CharField(max_length=16, blank=True)
    linea_actual = models.CharField(
        max_length=10,
        blank=True,
        choices=LineaActual.choices,
        help_text="Qué pasa con la línea que ya tiene.",
    )
    condiciones = models.JSONField()
    es_titular = models.BooleanField(default=True)
    solicitante_nombre = models.CharField(max_length=120, blank=True)
    solicitante_ci = models.CharField(max_length=20, blank=True)
    relacion = models.CharField(max_length=14, choices=Relacion.choices, blank=True)
    aceptada_en = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["telefono_factura"],
                name="oferta_telefono",
                condition=~Q(telefono_factura=""),
            ),
            models.Index(
                fields=["solicitante_ci"], name="oferta_ci", condition=~Q(solicitante_ci="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} ({self.campania})"

    @property
    def al_telefono(self) -> bool:
        return self.facturacion == self.Facturacion.AL_TELEFONO

    @property
    def snapshot(self) -> Condiciones:
        """The accepted conditions: the only source of letter, papers, gloss and e-mail."""
        return Condiciones.de_json(self.condiciones)

    @property
    def cifras(self) -> dict[str, Any]:
        """What is told of it to the client: its conditions and its product."""
        return {**asdict(self.snapshot), "producto": self.producto_id}

    @property
    def necesita_solicitante(self) -> bool:
        return not self.es_titular or bool(self.venta.cliente.es_empresa)

    @property
    def de_que_persona(self) -> str:
        return (
            "de quien representa a la empresa" if self.venta.cliente.es_empresa else "del tercero"
        )

    @property
    def por_quien_preguntar(self) -> str:
        """Who opens the door unless another is told: the holder; of a company, its person."""
        titular: str = self.venta.cliente.nombre_completo
        return (self.solicitante_nombre or titular) if self.venta.cliente.es_empresa else titular

    @property
    def solicitante_completo(self) -> bool:
        if not self.necesita_solicitante:
            return True
        return bool(self.solicitante_nombre and self.solicitante_ci and self.relacion)


class FichaLlamada(models.Model):
    """Step 5: both checklists and what only the client knows, asked once on the line."""

    class Vivienda(models.TextChoices):
        CASA = "CASA", "Casa"
        DEPARTAMENTO = "DEPARTAMENTO", "Departamento"
        LOCAL = "LOCAL", "Local"
        OFICINA = "OFICINA", "Oficina"

    venta = models.OneToOneField(Venta, on_delete=models.CASCADE, related_name="ficha")
    lista = models.PositiveIntegerField(default=1, help_text="Versión de la lista de 5.1.")
    pasos_explicados = models.JSONField(default=dict, help_text="código → instante (5.1)")
    informado = models.JSONField(default=dict, help_text="código → instante (Anexo 2)")
    misma_direccion = models.BooleanField(default=True)
    direccion_dictada = models.CharField(max_length=200, blank=True)
    ubicacion = models.CharField(max_length=200, blank=True)
    vivienda = models.CharField(max_length=12, choices=Vivienda.choices, blank=True)
    pisos = models.PositiveSmallIntegerField(null=True, blank=True)
    caracteristicas = models.CharField(max_length=120, blank=True)
    referencia_1 = models.CharField(max_length=16, blank=True)
    referencia_2 = models.CharField(max_length=16, blank=True)
    pasar_en = models.CharField(max_length=60, blank=True)
    preguntar_por = models.CharField(max_length=80, blank=True)
    direccion_cobro = models.CharField(max_length=200, blank=True)
    puntos = models.PositiveSmallIntegerField(default=1)
    suplementarios = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    celular_whatsapp = models.CharField(max_length=16, blank=True)
    correo = models.EmailField(blank=True)
    sin_correo = models.BooleanField(default=False)

    class Meta:
        verbose_name = "ficha de la llamada"
        verbose_name_plural = "fichas de la llamada"
        indexes: ClassVar = [
            models.Index(
                fields=["celular_whatsapp"],
                name="ficha_whatsapp",
                condition=~Q(celular_whatsapp=""),
            ),
            models.Index(
                fields=["referencia_1"], name="ficha_referencia_1", condition=~Q(referencia_1="")
            ),
            models.Index(
                fields=["referencia_2"], name="ficha_referencia_2", condition=~Q(referencia_2="")
            ),
        ]

    def __str__(self) -> str:
        return f"Ficha de la venta {self.venta_id}"

    @property
    def numeros(self) -> list[tuple[str, str]]:
        """The numbers that the client gave, each after what it is."""
        dados = [
            ("WhatsApp", self.celular_whatsapp),
            ("Referencia", self.referencia_1),
            ("Referencia", self.referencia_2),
        ]
        return [(etiqueta, numero) for etiqueta, numero in dados if numero]


class Documentacion(models.Model):
    """Step 6: each item of 6.3, and the C.I. as read on the card.

    ``items``: besides, with ``dice``, what the item said when it was looked at.
    """

    venta = models.OneToOneField(Venta, on_delete=models.CASCADE, related_name="documentacion")
    lista = models.PositiveIntegerField(default=1, help_text="Versión de la lista de 6.3.")
    items = models.JSONField(
        default=dict,
        help_text="código → {ok, motivo, por, en}; los archivos que se miraron",
    )
    carta_dice = models.JSONField(default=dict, help_text="Contra qué se revisó la carta.")
    carta_fecha = models.DateField(null=True, blank=True)
    ci_numero = models.CharField(max_length=10, blank=True)
    ci_complemento = models.CharField(max_length=2, blank=True)
    ci_expedido = models.CharField(max_length=2, blank=True)
    ci_vence = models.DateField(null=True, blank=True)
    ci_indefinido = models.BooleanField(default=False)
    ci_confirmado = models.BooleanField(
        default=False, help_text="La fotografía dice otro C.I. que el esperado, y así es."
    )
    imprimir_ahora = models.BooleanField(default=False, help_text="6.4; por defecto en el paso 10")

    class Meta:
        verbose_name = "documentación"
        verbose_name_plural = "documentación"
        indexes: ClassVar = [
            models.Index(fields=["ci_numero"], name="carnet_ci", condition=~Q(ci_numero=""))
        ]

    def __str__(self) -> str:
        return f"Documentación de la venta {self.venta_id}"

    def observados(self) -> list[str]:
        """Each item of 6.3 that was observed, as it read then, with its reason."""
        return [
            f"{item.get('dice') or ITEMS_6_3[codigo].nombre}: {item['motivo']}"
            for codigo, item in self.items.items()
            if not item["ok"]
        ]

    @property
    def ci(self) -> CI | None:
        if not self.ci_numero:
            return None
        return CI(self.ci_numero, self.ci_complemento, self.ci_expedido)

    @property
    def ci_texto(self) -> str:
        return str(self.ci or "")

    def ci_vigente_al(self, dia: date) -> bool:
        return self.ci_indefinido or (self.ci_vence is not None and self.ci_vence >= dia)


class Registro(models.Model):
    """Step 7: "Gestión de Productos" at client level."""

    class Tipo(models.TextChoices):
        SOCIO = "SOCIO", "Socio"
        USUARIO = "USUARIO", "Usuario"

    class Modalidad(models.TextChoices):
        UNICA = "UNICA", "Línea única"
        GEMELA = "GEMELA", "Adicional gemela"
        TRILLIZA = "TRILLIZA", "Adicional trilliza"
        ALQUILER = "ALQUILER", "Alquiler"
        SOCIAL = "SOCIAL", "Social"
        INSTITUCIONAL = "INSTITUCIONAL", "Institucional"
        EJECUTIVA = "EJECUTIVA", "Ejecutiva"

    MODALIDADES: ClassVar[dict[str, tuple[str, ...]]] = {
        Tipo.SOCIO: (Modalidad.UNICA, Modalidad.GEMELA, Modalidad.TRILLIZA),
        Tipo.USUARIO: (
            Modalidad.ALQUILER,
            Modalidad.SOCIAL,
            Modalidad.INSTITUCIONAL,
            Modalidad.EJECUTIVA,
        ),
    }

    venta = models.OneToOneField(Venta, on_delete=models.CASCADE, related_name="registro")
    tipo = models.CharField(max_length=8, choices=Tipo.choices)
    modalidad = models.CharField(max_length=14, choices=Modalidad.choices)
    direccion_cobro = models.CharField("dirección de cobro", max_length=200, blank=True)
    ciclo = models.ForeignKey(
        CicloFacturacion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.get_tipo_display()} · {self.get_modalidad_display()}"


class Detalle(models.Model):
    """Step 8: category, installation address by Annex 1, plan and components."""

    class Rige(models.TextChoices):
        """What the asesor said when the client had dictated another address."""

        MISMA = "MISMA", "Es el mismo lugar, dicho de otro modo"
        REGISTRADA = "REGISTRADA", "Rige la que se registra: se pide otra carta al cliente"

    venta = models.OneToOneField(Venta, on_delete=models.CASCADE, related_name="detalle")
    subcategoria = models.ForeignKey(
        Subcategoria, null=True, on_delete=models.PROTECT, related_name="+"
    )
    direccion_linea = models.CharField(max_length=200, blank=True)
    direccion_observaciones = models.CharField(max_length=300, blank=True)
    direccion_campos = models.JSONField(default=dict)
    direccion_caso = models.PositiveSmallIntegerField(null=True)
    rural = models.BooleanField(default=False)
    numero_provisional = models.BooleanField(default=False)
    direccion_rige = models.CharField(max_length=10, blank=True, choices=Rige.choices)
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="+")
    puntos = models.PositiveSmallIntegerField(default=1)
    componentes = models.JSONField(default=dict, help_text="código de componente → cantidad")
    detallado_el = models.DateField(null=True, help_text="El día cuya estructura vale (8.2).")

    def __str__(self) -> str:
        return self.direccion

    @property
    def direccion_valida(self) -> bool:
        return self.direccion_caso is not None

    @property
    def direccion(self) -> str:
        """The canonical line of Annex 1, with its observations."""
        if not self.direccion_observaciones:
            return self.direccion_linea
        return f"{self.direccion_linea}. OBSERVACIONES: {self.direccion_observaciones}"


class Glosa(models.Model):
    """Step 9: the observations of Annex 2 as they go into Smartflex."""

    venta = models.OneToOneField(Venta, on_delete=models.CASCADE, related_name="glosa")
    texto = models.TextField()
    adicional = models.CharField(max_length=80, blank=True)
    version = models.CharField(max_length=20, help_text="Versión de las plantillas de glosa.")
    redactada_el = models.DateField(null=True, help_text="El día cuyas plantillas valen (9.1).")
    correcciones: Any = models.JSONField(default=list)
    compuesta_en = models.DateTimeField()

    def __str__(self) -> str:
        return self.texto[:60]
