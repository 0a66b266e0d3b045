class SistemaNoResponde(Exception):
    """An outside system did not answer; ``reintentable`` says whether to ask again."""

    def __init__(self, mensaje: str, *, reintentable: bool) -> None:
        super().__init__(mensaje)
        self.reintentable = reintentable
