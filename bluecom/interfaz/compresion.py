"""Pages travel compressed."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

_TEXTO = ("text/", "application/json", "application/javascript", "image/svg+xml")


class ComprimirTexto(GZipMiddleware):
    """Gzip what is text: photos and papers are compressed already.

    The length of a compressed page tells whoever sees the traffic, and can have a browser ask with
    words of their choice, how like its secrets those words are (BREACH). Here there is little to
    guess: the session is not in the page, the CSRF token is masked anew each time, another site's
    requests come without the cookie (SameSite), and Django adds up to 100 random bytes.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.streaming or not response.headers.get("Content-Type", "").startswith(_TEXTO):
            return response
        return super().process_response(request, response)
