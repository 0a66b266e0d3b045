"""What a container asks of itself: ``python -m bluecom.operacion.preguntar URL``.

``{host}`` is this container's name, as Celery says it. Ends with 0 when the answer is 200.
"""

import socket
import sys
import urllib.error
import urllib.request


def main(url: str) -> int:
    """Ask once, without a proxy in between; every failure is a 1."""
    directo = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with directo.open(url.format(host=socket.gethostname()), timeout=5) as respuesta:
            return int(respuesta.status != 200)
    except (OSError, urllib.error.URLError):
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
