"""How long the copies are kept that hang from no sale."""

from bluecom.parametros.catalogo import Parametro, declarar

DIAS_DE_AVISOS = declarar(
    Parametro(
        codigo="DIAS_DE_AVISOS",
        nombre="Cuánto se guardan los avisos y correos internos",
        frase="Pasado ese tiempo se borra lo que decía cada aviso y cada correo que no es de "
        "términos; queda que existió.",
        unidad="días",
        inicial=180,
        minimo=30,
        maximo=1830,
    )
)
DIAS_DE_TELEFONOS = declarar(
    Parametro(
        codigo="DIAS_DE_TELEFONOS",
        nombre="Cuánto se guardan los números marcados y prometidos",
        frase="Pasado ese tiempo se borran el número y la nota de cada marcación y de cada "
        "rellamada terminada; queda cuándo fue y cómo terminó.",
        unidad="días",
        inicial=365,
        minimo=90,
        maximo=1830,
    )
)
