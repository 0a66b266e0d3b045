"""One thing that a version says, before and after it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Campo:
    """``antes`` is ``None`` when nothing was before."""

    nombre: str
    antes: str | None
    despues: str

    @property
    def cambia(self) -> bool:
        return self.antes is not None and self.antes != self.despues

    @property
    def marca(self) -> str:
        """What is said beside it; nothing when it stays."""
        return "cambia" if self.cambia else ""
