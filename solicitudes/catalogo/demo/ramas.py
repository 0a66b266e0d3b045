"""DEMO answers to what clients say most; nobody at COMTECO has read them."""

from solicitudes.models import RamaGuion

RAMAS: tuple[tuple[int, str, str], ...] = (
    (
        4,
        "Está muy caro",
        "Le entiendo. Son {tarifa} por mes, y la instalación, {instalacion}.\n"
        "¿Cuánto paga hoy por internet o por recargas? Veamos si con {plan} le sale mejor.",
    ),
    (
        4,
        "Ya tengo otro",
        "¡Qué bien! ¿Con qué velocidad y por cuánto?\n"
        "Puede tener {plan} por {tarifa} y comparar: no tiene que dejar hoy el que tiene.",
    ),
    (
        4,
        "No soy el titular",
        "No hay problema. ¿Está el titular, o cuándo lo encuentro?\n"
        "También puede solicitarlo usted, con su C.I. y su relación con el titular.",
    ),
    (
        4,
        "Lo voy a pensar",
        "Claro. ¿Qué le gustaría saber para decidirse: el precio, el plazo o la permanencia?\n"
        "Son {permanencia} meses; si lo deja antes, {cargo} por cada mes que falte.\n"
        "¿Le llamo mañana a esta hora?",
    ),
    (
        4,
        "No me interesa",
        "Entiendo. ¿Me permite una pregunta? ¿Es por el precio o porque no lo necesita?\n"
        "Le agradezco su tiempo, {cliente}. Que tenga buen día.",
    ),
    (
        5,
        "¿Cuándo instalan?",
        "El plazo es {plazo}, desde que sus papeles están revisados.",
    ),
    (
        5,
        "¿Y si me mudo o lo dejo?",
        "La permanencia es de {permanencia} meses; si lo deja antes, {cargo} por cada mes que "
        "falte.",
    ),
    (
        5,
        "No sé escribir la carta",
        "Le mando el modelo por WhatsApp: cópielo a mano, fírmelo y envíeme la foto.",
    ),
    (
        5,
        "¿Para qué mi carnet?",
        "Para registrar la solicitud a su nombre. Lo ven solo quienes atienden su solicitud.",
    ),
)


def cargar_ramas() -> None:
    """Create what is missing; what an administrator edited stays as edited."""
    for orden, (paso, dice, responde) in enumerate(RAMAS):
        RamaGuion.objects.get_or_create(
            paso=paso,
            producto=None,
            dice=dice,
            defaults={"responde": responde, "orden": orden},
        )
