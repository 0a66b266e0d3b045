"""What can be sold: products, plans, their structure, campaigns and conditions.

Everything shipped is marked DEMO; everything priced carries its validity.
"""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Tecnologia(models.TextChoices):
    """Copper and fibre (3.2, 8.2, 9.1) and the three that Annex 2 adds."""

    COBRE = "COBRE", "Cobre"
    FIBRA = "FIBRA", "Fibra óptica"
    HFC = "HFC", "HFC (coaxial)"
    SATELITE = "SATELITE", "Satélite"
    INALAMBRICO = "INALAMBRICO", "Inalámbrico"


class Producto(models.Model):
    """A row of Annex 2: what a gloss speaks of."""

    codigo = models.CharField(max_length=20, primary_key=True)
    nombre = models.CharField(max_length=60)
    orden = models.PositiveSmallIntegerField(default=0)
    requiere_visita = models.BooleanField(default=True)
    incluye_linea = models.BooleanField(
        default=False,
        help_text="MULTI y TEL_FIJA: hay que decir si la línea actual se incluye (trampa 13).",
    )
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["orden"]

    def __str__(self) -> str:
        return self.nombre


class Plan(models.Model):
    producto = models.ForeignKey(Producto, on_delete=models.PROTECT, related_name="planes")
    codigo = models.CharField(max_length=30, unique=True)
    nombre = models.CharField(max_length=80)
    tecnologias = ArrayField(models.CharField(max_length=12, choices=Tecnologia.choices))
    activo = models.BooleanField(default=True)
    demo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["producto__orden", "codigo"]
        verbose_name_plural = "planes"

    def __str__(self) -> str:
        return self.nombre


class Componente(models.Model):
    """Access or equipment that a product's structure asks for (8.2)."""

    class Clase(models.TextChoices):
        ACCESO = "ACCESO", "Acceso"
        EQUIPO = "EQUIPO", "Equipo"

    codigo = models.CharField(max_length=30, primary_key=True)
    nombre = models.CharField(max_length=60)
    clase = models.CharField(max_length=6, choices=Clase.choices)
    marca = models.CharField(max_length=40, blank=True)
    modelo = models.CharField(max_length=40, blank=True)
    accesorios = models.CharField(max_length=80, blank=True)
    valor_reposicion = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    demo = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.nombre


class EstructuraProducto(models.Model):
    """One cell of product × technology × component: what may be ticked, what usually is."""

    producto = models.ForeignKey(Producto, on_delete=models.CASCADE, related_name="estructura")
    tecnologia = models.CharField(max_length=12, choices=Tecnologia.choices)
    componente = models.ForeignKey(Componente, on_delete=models.PROTECT, related_name="+")
    usual = models.BooleanField(default=True, help_text="Viene marcado de antemano.")
    obligatorio = models.BooleanField(default=False)
    maximo = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = "estructura de producto"
        verbose_name_plural = "estructuras de producto"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["producto", "tecnologia", "componente"], name="estructura_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.producto_id} {self.tecnologia}: {self.componente_id}"


class Campania(models.Model):
    """A campaign in force (4.2); a promotion adds its own gloss."""

    codigo = models.CharField(max_length=30, primary_key=True)
    nombre = models.CharField(max_length=80)
    es_promocion = models.BooleanField(default=False)
    vigente_desde = models.DateField()
    vigente_hasta = models.DateField(null=True, blank=True)
    guion = models.TextField(blank=True, help_text="Lo que se dice en la llamada (4.2).")
    demo = models.BooleanField(default=True)

    class Meta:
        verbose_name = "campaña"

    def __str__(self) -> str:
        return self.nombre


class CondicionQuerySet(models.QuerySet["CondicionComercial"]):
    def vigentes(self, dia: date) -> "CondicionQuerySet":
        """In force on ``dia``, campaign included."""
        abierta = Q(vigente_hasta=None) | Q(vigente_hasta__gte=dia)
        campania = Q(campania__vigente_hasta=None) | Q(campania__vigente_hasta__gte=dia)
        return self.filter(
            abierta,
            campania,
            vigente_desde__lte=dia,
            campania__vigente_desde__lte=dia,
            plan__activo=True,
            plan__producto__activo=True,
        )


class CondicionComercial(models.Model):
    """The one source of every amount and month that letter, papers, gloss and e-mail state.

    Amounts in bolivianos. A sale keeps its own snapshot (trap 1).
    """

    campania = models.ForeignKey(Campania, on_delete=models.PROTECT, related_name="condiciones")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="condiciones")
    version = models.PositiveSmallIntegerField(default=1)
    tarifa = models.DecimalField("tarifa mensual", max_digits=9, decimal_places=2)
    costo_instalacion = models.DecimalField(max_digits=9, decimal_places=2)
    costo_por_punto = models.DecimalField(max_digits=9, decimal_places=2, default=0)
    cable_excedente = models.DecimalField(
        "cable excedente, por metro", max_digits=9, decimal_places=2, default=0
    )
    permanencia = models.PositiveSmallIntegerField("permanencia mínima, en meses", default=18)
    cargo_mes_faltante = models.DecimalField(max_digits=9, decimal_places=2, default=30)
    mega_adicional = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    tarifa_hn = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    tarifa_hr = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    tarifa_hsr = models.DecimalField(max_digits=7, decimal_places=3, null=True, blank=True)
    aviso_retiro_dias = models.PositiveSmallIntegerField(default=30)
    plazo_instalacion = models.CharField(max_length=60, default="hasta 5 días hábiles (DEMO)")
    vigente_desde = models.DateField()
    vigente_hasta = models.DateField(null=True, blank=True)
    demo = models.BooleanField(default=True)

    objects = CondicionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["plan__producto__orden", "plan__codigo", "-vigente_desde"]
        verbose_name = "condición comercial"
        verbose_name_plural = "condiciones comerciales"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["campania", "plan", "version"], name="condicion_version_unica"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.campania} · v{self.version}"


class Motivo(models.Model):
    """A coded reason: one table for every place of the procedure that asks for one."""

    class Ambito(models.TextChoices):
        IMPEDIMENTO = "IMPEDIMENTO", "Impedimento en Smartflex (2.1)"
        SIN_CAPACIDAD = "SIN_CAPACIDAD", "Sin capacidad técnica (3.2)"
        DESCARTE = "DESCARTE", "Descarte (1–4)"
        ANULACION = "ANULACION", "Anulación (5–11)"
        CORRECCION = "CORRECCION", "Corrección de un paso"
        OBSERVACION = "OBSERVACION", "Observación de la revisión (11.1)"
        VISITA = "VISITA", "Visita no realizada"
        REAPERTURA = "REAPERTURA", "Reapertura de una carpeta conforme"
        REASIGNACION = "REASIGNACION", "Reasignación"
        CANAL = "CANAL", "Otro medio de entrega de los términos"

    ambito = models.CharField(max_length=14, choices=Ambito.choices)
    codigo = models.CharField(max_length=30)
    nombre = models.CharField(max_length=80)
    paso = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Paso al que lleva una observación."
    )
    campo = models.CharField(max_length=40, blank=True, help_text="Campo al que lleva.")
    desenlace = models.CharField(
        max_length=12, blank=True, help_text="Qué pasa con el contacto de la cartera."
    )
    dias = models.PositiveSmallIntegerField(default=0, help_text="Días hasta volver a ofrecer.")
    orden = models.PositiveSmallIntegerField(default=0)
    activo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["ambito", "orden", "nombre"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ambito", "codigo"], name="motivo_codigo_unico")
        ]

    def __str__(self) -> str:
        return self.nombre


class Subcategoria(models.Model):
    """Category and subcategory of step 8."""

    categoria = models.CharField(max_length=40)
    nombre = models.CharField(max_length=40)
    orden = models.PositiveSmallIntegerField(default=0)
    demo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["orden", "categoria", "nombre"]
        verbose_name = "subcategoría"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["categoria", "nombre"], name="subcategoria_unica")
        ]

    def __str__(self) -> str:
        return f"{self.categoria} · {self.nombre}"


class CicloFacturacion(models.Model):
    """Recurring billing cycle (7.2)."""

    codigo = models.CharField(max_length=10, primary_key=True)
    nombre = models.CharField(max_length=60)
    demo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["codigo"]
        verbose_name = "ciclo de facturación"
        verbose_name_plural = "ciclos de facturación"

    def __str__(self) -> str:
        return self.nombre


class Suplementario(models.Model):
    """Supplementary service (I.f): caller id, three-way conference, PIN …"""

    codigo = models.CharField(max_length=20, primary_key=True)
    nombre = models.CharField(max_length=60)
    demo = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["nombre"]

    def __str__(self) -> str:
        return self.nombre
