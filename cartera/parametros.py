"""The numbers of the portfolio that the floor decides."""

from bluecom.parametros.catalogo import Parametro, declarar

RESERVA = declarar(
    Parametro(
        codigo="RESERVA",
        nombre="Reserva de un cliente en mano",
        frase="Sin una llamada, un borrador ni otro acto en ese tiempo, el cliente vuelve a la "
        "cartera.",
        unidad="minutos",
        inicial=30,
        minimo=5,
        maximo=480,
    )
)
INTENTOS = declarar(
    Parametro(
        codigo="INTENTOS",
        nombre="Llamadas antes de dar por agotado a un cliente",
        frase="Después de tantas llamadas para ofrecer, no se le vuelve a llamar.",
        unidad="llamadas",
        inicial=6,
        minimo=1,
        maximo=30,
    )
)
ESPERA_DE_RELLAMADA = declarar(
    Parametro(
        codigo="ESPERA_DE_RELLAMADA",
        nombre="Espera de una rellamada a su asesor",
        frase="Pasado ese tiempo de su hora, la recibe quien pida el siguiente cliente.",
        unidad="minutos",
        inicial=15,
        minimo=1,
        maximo=480,
    )
)
RELLAMADAS_POR_ASESOR = declarar(
    Parametro(
        codigo="RELLAMADAS_POR_ASESOR",
        nombre="Rellamadas propias de un asesor",
        frase="Con tantas por llamar, las nuevas son para cualquiera.",
        unidad="rellamadas",
        inicial=40,
        minimo=1,
        maximo=500,
    )
)
DIAS_DE_RELLAMADA = declarar(
    Parametro(
        codigo="DIAS_DE_RELLAMADA",
        nombre="Días hasta una rellamada",
        frase="A nadie se le promete llamarlo más tarde.",
        unidad="días",
        inicial=90,
        minimo=1,
        maximo=366,
    )
)
