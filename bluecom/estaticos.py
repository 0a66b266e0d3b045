"""Static files by the hash of their content, compressed; a start that nobody waits for."""

from collections.abc import Iterable, Iterator
from typing import Any

from whitenoise.compress import Compressor
from whitenoise.storage import (
    CompressedManifestStaticFilesStorage,
)


class Estaticos(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # published without types
    """Modules that our scripts import included: under two addresses they would be two modules,
    each with its own state. What others wrote is served as it came: it may name what is not here.
    """

    support_js_module_import_aggregation = True
    _js_module_import_aggregation_patterns = (
        "js/*.js",
        CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1],
    )


class EstaticosEmbebidos(Estaticos):
    """Gzip only, and only what is new: Brotli takes ten seconds, and a warm start compresses none.

    A name with its hash never changes its content, so what is compressed stays right.
    """

    def create_compressor(self, **opciones: Any) -> Compressor:
        return Compressor(use_brotli=False, **opciones)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        con_huella = set(self.hashed_files.values())
        nuevos = [p for p in paths if p in con_huella and not self.exists(f"{p}.gz")]
        compresiones: Iterator[tuple[str, str]] = super().compress_files(nuevos)
        return compresiones
