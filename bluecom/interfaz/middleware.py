"""What a browser shows where there is no page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class SinPagina:
    """The address of a button, opened as if it were a page, says so and shows a way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or request.method != "GET":
            return response
        pagina = render(request, "405.html", status=405)
        pagina["Allow"] = response["Allow"]
        return pagina
