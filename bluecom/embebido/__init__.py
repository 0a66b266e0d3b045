"""The embedded servers: PostgreSQL, Redis and a mail sink, without installing any of them.

The only place that knows the wheels. Nothing starts on import: ``manage.py`` calls
``preparar_entorno``, ``manage.py servir`` and ``detener`` the rest, pytest ``pruebas``.
"""

from bluecom.embebido.entorno import arrancar, detener, preparar_entorno
from bluecom.embebido.errores import ErrorEmbebido

__all__ = ["ErrorEmbebido", "arrancar", "detener", "preparar_entorno"]
