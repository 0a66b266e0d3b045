"""A real IMAP server of the tests' own: Debian's Dovecot, of either of its two languages."""

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apoyo.esperar import esperar_a

USUARIO, CLAVE = "rebotes", "cl@ve:1"
_COMUN = """
base_dir = {c}/r
state_dir = {c}/e
log_path = {c}/log
protocols = imap
listen = 127.0.0.1
ssl = no
auth_mechanisms = plain login
first_valid_uid = 1
default_internal_user = {interno}
default_internal_group = {grupo}
default_login_user = {interno}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {puerto}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""
_DOS_TRES = """
disable_plaintext_auth = no
mail_location = maildir:{c}/m/%u
passdb {{
  driver = static
  args = password={clave}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={c}/m/%u
}}
"""
_CABEZA = """\
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
"""
_DOS_CUATRO = """
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = {c}/m/%{{user}}
passdb static {{
  password = {clave}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = {c}/m/%{{user}}
  }}
}}
"""


class Dovecot:
    """``url``: as ``BUZON_REBOTES`` names its mailbox."""

    def __init__(self, carpeta: Path) -> None:
        self._carpeta = carpeta
        self._proceso: subprocess.Popen[bytes] | None = None
        self.puerto = _puerto_libre()
        self.url = f"imap://{USUARIO}:cl%40ve%3A1@127.0.0.1:{self.puerto}/INBOX"

    def iniciar(self) -> None:
        programa = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
        assert programa, "Falta dovecot: lo pide requirements/preparar.sh desarrollo dovecot"
        version = subprocess.run(
            [programa, "--version"], capture_output=True, text=True, check=True
        )
        conf = self._carpeta / "dovecot.conf"
        conf.write_text(self._configuracion(version.stdout.split()[0]))
        self._proceso = subprocess.Popen(
            [programa, "-F", "-c", str(conf)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        esperar_a(self._responde, 60)

    def _configuracion(self, version: str) -> str:
        nuevo = tuple(map(int, version.split(".")[:2])) >= (2, 4)
        quien = pwd.getpwnam("dovecot") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
        correo = self._carpeta / "m"
        correo.mkdir()
        if os.geteuid() == 0:
            os.chown(correo, quien.pw_uid, quien.pw_gid)
        texto = _CABEZA + _COMUN + _DOS_CUATRO if nuevo else _COMUN + _DOS_TRES
        lugar = {
            "c": self._carpeta,
            "interno": quien.pw_name,
            "grupo": grp.getgrgid(quien.pw_gid).gr_name,
            "uid": quien.pw_uid,
            "gid": quien.pw_gid,
            "clave": CLAVE,
            "puerto": self.puerto,
        }
        return texto.format(**lugar)

    def detener(self) -> None:
        if self._proceso is not None:
            self._proceso.terminate()
            self._proceso.wait()
            self._proceso = None

    def recibir(self, crudo: bytes) -> None:
        """A mail arrives."""
        with self.entrar() as imap:
            imap.append("INBOX", "", imaplib.Time2Internaldate(time.time()), crudo)

    def banderas(self) -> list[str]:
        """What each mail is marked with, in order."""
        with self.entrar() as imap:
            imap.select("INBOX", readonly=True)
            _, filas = imap.fetch("1:*", "(FLAGS)")
        return [
            " ".join(sorted(b.decode() for b in imaplib.ParseFlags(f) if b != rb"\Recent"))
            for f in filas
            if f
        ]

    def vaciar(self) -> None:
        with self.entrar() as imap:
            _, cuantos = imap.select("INBOX")
            if cuantos != [b"0"]:
                imap.store("1:*", "+FLAGS", r"(\Deleted)")
                imap.expunge()

    def entrar(self) -> imaplib.IMAP4:
        imap = imaplib.IMAP4("127.0.0.1", self.puerto, timeout=30)
        imap.login(USUARIO, CLAVE)
        return imap

    def _responde(self) -> bool:
        try:
            with self.entrar():
                return True
        except (OSError, imaplib.IMAP4.error):
            return False


@pytest.fixture(scope="session")
def _dovecot() -> Iterator[Dovecot]:
    carpeta = Path(tempfile.mkdtemp(prefix="dove-"))
    carpeta.chmod(0o755)
    servidor = Dovecot(carpeta)
    try:
        servidor.iniciar()
        yield servidor
    finally:
        servidor.detener()
        shutil.rmtree(carpeta, ignore_errors=True)


@pytest.fixture
def dovecot(_dovecot: Dovecot, settings: pytest.FixtureRequest) -> Dovecot:
    """The running IMAP server, its mailbox empty, with our reading pointed at it."""
    _dovecot.vaciar()
    settings.BUZON_REBOTES = _dovecot.url
    return _dovecot


def _puerto_libre() -> int:
    with socket.socket() as enchufe:
        enchufe.bind(("127.0.0.1", 0))
        return int(enchufe.getsockname()[1])
