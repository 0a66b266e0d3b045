"""The numbers of a sale that the floor decides."""

from bluecom.parametros.catalogo import Parametro, declarar

DIAS_DE_CAPACIDAD = declarar(
    Parametro(
        codigo="DIAS_DE_CAPACIDAD",
        nombre="Validez de una revisión de capacidad",
        frase="Cuánto vale lo revisado en Contact Center (3.2) cuando ahí no dice hasta cuándo.",
        unidad="días",
        inicial=15,
        minimo=1,
        maximo=180,
    )
)
DIAS_SIN_IMPEDIMENTOS = declarar(
    Parametro(
        codigo="DIAS_SIN_IMPEDIMENTOS",
        nombre="Validez de una consulta de impedimentos",
        frase="Cuánto vale lo visto en Smartflex (2.1): después, otra toma lo mira de nuevo.",
        unidad="días",
        inicial=7,
        minimo=1,
        maximo=90,
    )
)
DIAS_DE_LA_CARTA = declarar(
    Parametro(
        codigo="DIAS_DE_LA_CARTA",
        nombre="Antigüedad de una carta",
        frase="Una carta escrita más días antes de la venta no se acepta (6.3).",
        unidad="días",
        inicial=90,
        minimo=1,
        maximo=366,
    )
)
HORAS_DE_RECORDATORIO = declarar(
    Parametro(
        codigo="HORAS_DE_RECORDATORIO",
        nombre="Recordatorio a quien no envía sus documentos",
        frase="Tantas horas después del último mensaje se recuerda al cliente lo que falta (6.2): "
        "solo, donde el sistema envía; si no, se avisa a su asesor.",
        unidad="horas",
        inicial=24,
        minimo=1,
        maximo=336,
    )
)
DIAS_PARA_PROPONER_ANULAR = declarar(
    Parametro(
        codigo="DIAS_PARA_PROPONER_ANULAR",
        nombre="Días de silencio para proponer anular",
        frase="Tantos días sin que el cliente envíe ni conteste nada, se propone a su asesor "
        "anular la venta (6.2). Nada se anula solo.",
        unidad="días",
        inicial=15,
        minimo=2,
        maximo=120,
    )
)
HORAS_DEL_ENLACE = declarar(
    Parametro(
        codigo="HORAS_DEL_ENLACE",
        nombre="Validez del enlace para enviar fotos",
        frase="Cuánto sirve el enlace con que un cliente envía su C.I. y su carta (6.2).",
        unidad="horas",
        inicial=48,
        minimo=1,
        maximo=336,
    )
)
DIAS_DE_SIN_EFECTO = declarar(
    Parametro(
        codigo="DIAS_DE_SIN_EFECTO",
        nombre="Cuánto se guardan los datos de una venta sin efecto",
        frase="Tantos días después de descartada o anulada se borran sus fotos, sus papeles y lo "
        "que dice de su cliente; quedan sus huellas y la bitácora.",
        unidad="días",
        inicial=180,
        minimo=30,
        maximo=3660,
    )
)
DIAS_DE_CONCLUIDAS = declarar(
    Parametro(
        codigo="DIAS_DE_CONCLUIDAS",
        nombre="Cuánto se guardan los datos de una venta concluida",
        frase="Tantos días después de concluida se borran sus fotos, sus papeles y lo que dice "
        "de su cliente; quedan sus huellas y la bitácora.",
        unidad="días",
        inicial=1826,
        minimo=366,
        maximo=7300,
    )
)
SALTOS_AL_DIA = declarar(
    Parametro(
        codigo="SALTOS_AL_DIA",
        nombre="Clientes que un asesor puede saltar en un día",
        frase="Después de tantos saltos sin llamada, al siguiente hay que llamarlo. No cuenta "
        "quien se volvió a tomar.",
        unidad="saltos",
        inicial=10,
        minimo=0,
        maximo=200,
    )
)
MINUTOS_DE_REVISION = declarar(
    Parametro(
        codigo="MINUTOS_DE_REVISION",
        nombre="Cuánto espera una carpeta a quien la revisa",
        frase="Una carpeta en revisión (11.1) queda libre tantos minutos después de lo último que "
        "hizo con ella quien la tiene; lo marcado se conserva.",
        unidad="minutos",
        inicial=15,
        minimo=2,
        maximo=240,
    )
)
MUESTRA_DE_REVISION = declarar(
    Parametro(
        codigo="MUESTRA_DE_REVISION",
        nombre="Carpetas aprobadas que revisa una segunda persona",
        frase="De cada 100 carpetas aprobadas (11.1), cuántas mira además otra persona de Canales "
        "Virtuales. No detiene la instalación ni los términos.",
        unidad="de cada 100",
        inicial=5,
        minimo=0,
        maximo=100,
    )
)
