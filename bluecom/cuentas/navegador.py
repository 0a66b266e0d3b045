"""The name a person gives to a browser, out of what it says of itself."""

from django.http import HttpRequest

# In this order: each later one also calls itself by the names of those before it.
PROGRAMAS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome"}
PROGRAMAS |= {"Safari": "Safari"}
EQUIPOS = {"Windows": "Windows", "Android": "Android", "iPhone": "iPhone", "iPad": "iPad"}
EQUIPOS |= {"Mac OS": "Mac", "Linux": "Linux"}


def navegador_de(request: HttpRequest) -> str:
    """Such as «Chrome en Windows»."""
    dice = request.headers.get("User-Agent", "")
    programa = next((nombre for parte, nombre in PROGRAMAS.items() if parte in dice), "Navegador")
    equipo = next((nombre for parte, nombre in EQUIPOS.items() if parte in dice), "")
    return f"{programa} en {equipo}" if equipo else programa
