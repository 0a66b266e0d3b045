"""The numbers of the month and of its day: what takes long, and what is the same call."""

from bluecom.parametros.catalogo import Parametro, declarar

MUCHO_EN_MANO = declarar(
    Parametro(
        codigo="MUCHO_EN_MANO",
        nombre="Demora con un cliente en mano",
        frase="El tablero del día marca al asesor que pasa más tiempo en el mismo paso.",
        unidad="minutos",
        inicial=30,
        minimo=5,
        maximo=480,
    )
)
MUCHO_GLOSADA = declarar(
    Parametro(
        codigo="MUCHO_GLOSADA",
        nombre="Demora de una solicitud sin imprimir",
        frase="El tablero del día la muestra cuando pasa más tiempo registrada y sin imprimir.",
        unidad="horas",
        inicial=4,
        minimo=1,
        maximo=72,
    )
)
MARGEN_DE_REGISTRO = declarar(
    Parametro(
        codigo="MARGEN_DE_REGISTRO",
        nombre="Entre una llamada de la central y su registro",
        frase="Con más distancia, la llamada del CDR y la que marcó el asesor no son la misma.",
        unidad="minutos",
        inicial=15,
        minimo=1,
        maximo=120,
    )
)
META_REGISTRADAS = declarar(
    Parametro(
        codigo="META_REGISTRADAS",
        nombre="Meta de un asesor: solicitudes registradas",
        frase="Lo que se pide a cada asesor en un mes; rige la de su primer día. Cero: sin meta.",
        unidad="solicitudes",
        inicial=0,
        minimo=0,
        maximo=2000,
    )
)
META_EFECTIVAS = declarar(
    Parametro(
        codigo="META_EFECTIVAS",
        nombre="Meta de un asesor: llamadas efectivas",
        frase="Lo que se pide a cada asesor en un mes; rige la de su primer día. Cero: sin meta.",
        unidad="llamadas",
        inicial=0,
        minimo=0,
        maximo=20000,
    )
)
META_INSTALADAS = declarar(
    Parametro(
        codigo="META_INSTALADAS",
        nombre="Meta de un asesor: ventas instaladas",
        frase="Lo que se pide a cada asesor en un mes; rige la de su primer día. Cero: sin meta.",
        unidad="ventas",
        inicial=0,
        minimo=0,
        maximo=2000,
    )
)
ALERTA_DESDE = declarar(
    Parametro(
        codigo="ALERTA_DESDE",
        nombre="Desde cuándo se alerta del mes",
        frase="Con menos conversaciones en el mes, nadie oye que el indicador bajó.",
        unidad="conversaciones",
        inicial=10,
        minimo=1,
        maximo=10_000,
    )
)
ALERTA_OYEN = declarar(
    Parametro(
        codigo="ALERTA_OYEN",
        nombre="A cuántos cargos se alerta del mes",
        frase="1, el Jefe de Ventas; 2, también supervisión; 3, también el Jefe de Servicio.",
        unidad="cargos",
        inicial=2,
        minimo=1,
        maximo=3,
    )
)
