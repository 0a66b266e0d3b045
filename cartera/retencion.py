"""What the portfolio and its calls keep of people, and for how long."""

from bluecom.retencion.catalogo import Conservada, PorEdad, declarar_copia
from bluecom.retencion.parametros import DIAS_DE_TELEFONOS

for copia in (
    PorEdad(
        codigo="marcadas",
        que="Los números que se marcaron por la central",
        modelo="cartera.Marcada",
        campos=("numero", "dicho"),
        fecha="pedida_en",
        dias=DIAS_DE_TELEFONOS,
        queda="Quién marcó, cuándo y cómo terminó.",
    ),
    PorEdad(
        codigo="rellamadas",
        que="Número y nota de cada rellamada terminada",
        modelo="cartera.Rellamada",
        campos=("telefono", "nota", "motivo"),
        fecha="cerrada_en",
        dias=DIAS_DE_TELEFONOS,
        queda="A quién le tocaba, cuándo y cómo terminó.",
    ),
    PorEdad(
        codigo="uniones",
        que="Lo que decía un cliente que se unió a otro",
        modelo="cartera.UnionDeClientes",
        campos=("datos",),
        fecha="en",
        dias=DIAS_DE_TELEFONOS,
        queda="Qué números se unieron, quién y por qué.",
    ),
    Conservada(
        codigo="clientes",
        que="Quién es cada cliente de la cartera",
        modelo="cartera.Cliente",
        campos=(
            "codigo",
            "ci_numero",
            "ci_complemento",
            "ci_expedido",
            "nit",
            "nombres",
            "apellido_paterno",
            "apellido_materno",
            "razon_social",
            "correo",
            "clave_busqueda",
        ),
        queda="La cartera es de COMTECO: cambia o se retira con sus archivos.",
    ),
    Conservada(
        codigo="telefonos",
        que="Los teléfonos de cada cliente",
        modelo="cartera.TelefonoCliente",
        campos=("numero",),
        queda="La cartera es de COMTECO: cambia o se retira con sus archivos.",
    ),
    Conservada(
        codigo="lugares",
        que="Dónde vive cada cliente de la cartera",
        modelo="cartera.ContactoCartera",
        campos=("linea", "direccion", "observacion"),
        queda="La cartera es de COMTECO: cambia o se retira con sus archivos.",
    ),
    Conservada(
        codigo="no_llamar",
        que="Quién pidió que no se le llame",
        modelo="cartera.NoLlamar",
        campos=("numero", "razon", "evidencia", "fuente"),
        queda="Sin el número no se le podría respetar.",
    ),
    Conservada(
        codigo="cdr",
        que="Lo que la central escribió de cada llamada",
        modelo="cartera.RegistroCDR",
        campos=("src", "dst", "channel", "dstchannel", "accountcode", "recordingfile"),
        queda="El indicador III.2 se vuelve a contar desde sus filas.",
    ),
    Conservada(
        codigo="llamadas_de_central",
        que="Las llamadas de la central, ya juntadas",
        modelo="cartera.LlamadaDeCentral",
        campos=("numero", "accountcode", "grabacion"),
        queda="El indicador III.2 se vuelve a contar desde sus filas.",
    ),
):
    declarar_copia(copia)
