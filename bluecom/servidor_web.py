"""How gunicorn serves: ``gunicorn --config python:bluecom.servidor_web bluecom.wsgi``.

What people type into an address (a name, a telephone, a C.I.) is written to no log: the query
and the page they came from are cut off wherever they would appear, and the key of a link too.
"""

from typing import Any

from gunicorn.glogging import Logger

from bluecom.operacion.llaves import sin_llaves

worker_class = "bluecom.operacion.cabeceras.Cabeceras"
workers = 2
threads = 256  # only receive and send (bluecom/operacion/llegada.py); made when they are needed
keepalive = 75  # a browser keeps its connection for a minute or more
control_socket_disable = True
accesslog = "-"


class Registro(Logger):  # type: ignore[misc]  # published without types
    """gunicorn's own, without anything that a person typed."""

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """What a line of the access log may hold."""
        atomos: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        ruta = sin_llaves(str(environ["RAW_URI"]).partition("?")[0])
        linea = f"{environ['REQUEST_METHOD']} {ruta} {environ['SERVER_PROTOCOL']}"
        return atomos | {"r": linea, "U": ruta, "q": "", "f": "-", "{referer}i": "-"}


logger_class = Registro
