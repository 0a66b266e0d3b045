"""What a sale has achieved. A state is a participle; the screen shows what comes next."""

from django.db import models


class Estado(models.TextChoices):
    """The states of a Venta, in the order of the procedure."""

    TOMADA = "TOMADA", "Tomada"
    VERIFICADA = "VERIFICADA", "Verificada"
    FACTIBLE = "FACTIBLE", "Factible"
    ACEPTADA = "ACEPTADA", "Aceptada"
    EXPLICADA = "EXPLICADA", "Explicada"
    DOCUMENTADA = "DOCUMENTADA", "Documentada"
    REGISTRADA = "REGISTRADA", "Registrada"
    DETALLADA = "DETALLADA", "Detallada"
    GLOSADA = "GLOSADA", "Glosada"
    IMPRESA = "IMPRESA", "Impresa"
    ENTREGADA = "ENTREGADA", "Entregada"
    OBSERVADA = "OBSERVADA", "Observada"
    CONFORME = "CONFORME", "Conforme"
    INSTALADA = "INSTALADA", "Instalada"
    CONCLUIDA = "CONCLUIDA", "Concluida"
    DESCARTADA = "DESCARTADA", "Descartada"
    ANULADA = "ANULADA", "Anulada"


E = Estado

EN_MANO = (E.TOMADA, E.VERIFICADA, E.FACTIBLE)
"""At most one per asesor and one per client; only these have a reservation that expires."""

SIN_PAPELES = (*EN_MANO, E.ACEPTADA, E.EXPLICADA, E.DOCUMENTADA, E.REGISTRADA, E.DETALLADA)
"""Before step 9: no paper says yet who the client is."""

CORREGIBLES = (E.EXPLICADA, E.DOCUMENTADA, E.REGISTRADA, E.DETALLADA, E.GLOSADA, E.IMPRESA)
"""Where a done step may be opened again without annulling."""

AL_REVISAR_LO_RECIBIDO = (E.EXPLICADA, E.OBSERVADA)
"""Where what the client sent is looked at, and asked for (6.2, 6.3)."""

RECIBEN_ARCHIVOS = (E.ACEPTADA, *AL_REVISAR_LO_RECIBIDO)
"""Where what the client sent is taken in, sorted, turned and cut (6.2)."""

ANULABLES_ANTES = (E.ACEPTADA, *CORREGIBLES, E.OBSERVADA)
ANULABLES_DESPUES = (E.ENTREGADA, E.CONFORME)
"""After the hand-over only Canales Virtuales and the Jefe de Ventas annul."""

EN_CURSO = (E.ACEPTADA, *CORREGIBLES, E.ENTREGADA, E.OBSERVADA, E.CONFORME)
ESPERANDO_AL_ASESOR = (*EN_MANO, E.ACEPTADA, *CORREGIBLES, E.OBSERVADA)
TERMINADAS = (E.CONCLUIDA, E.DESCARTADA, E.ANULADA)
SIN_EFECTO = (E.DESCARTADA, E.ANULADA)
"""Ended without a sale: its papers are read, and bind nobody."""
CON_INSTALACION = (
    E.GLOSADA,
    E.IMPRESA,
    E.ENTREGADA,
    E.OBSERVADA,
    E.CONFORME,
)
"""Installation is a fact recorded from GLOSADA on, whatever the folder's state."""
EN_CAMINO = tuple(estado for estado in CON_INSTALACION if estado != E.CONFORME)
"""Registered, and its folder not approved yet."""

CON_SEGUIMIENTO = (E.FACTIBLE, *EN_CURSO, E.INSTALADA)
"""Where an accepted sale's client is still called for it; FACTIBLE when step 4 is corrected."""

A_LA_VISTA_DE_CANALES = (
    E.IMPRESA,
    E.ENTREGADA,
    E.OBSERVADA,
    E.CONFORME,
    E.INSTALADA,
    E.CONCLUIDA,
)
