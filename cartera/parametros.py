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
