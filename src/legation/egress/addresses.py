"""Addresses: what the user named, and what is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from legation.errors import RefusedAddressError
from legation.texts import Text

_PORTS = {"http": 80, "https": 443}
_REST = r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"  # RFC 3986, section 2
_ADDRESS = re.compile(rf"(?:[A-Za-z]+:)?//[^/?#]*(?:[/?]{_REST})?(?:#{_REST})?")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")
_USER = re.compile(r"//[^/]*@")


@dataclass(frozen=True, slots=True)
class Address:
    """One address, taken apart once: what is checked is what is connected to.

    Attributes:
        text: The whole of it, without a fragment.
        scheme: "http" or "https".
        host: The name in lower case, or the network address without brackets.
        port: The port; that of the scheme where none is written.
        target: Path and query, as they are sent.
    """

    text: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def is_usual(self) -> bool:
        """Tell whether the port is that of the scheme."""
        return self.port == _PORTS[self.scheme]

    @property
    def authority(self) -> str:
        """Host and port, as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.is_usual else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Named:
    """The hosts that the user named.

    Attributes:
        hosts: Each with its port; None where any port will do.
    """

    hosts: frozenset[tuple[str, int | None]]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Named":
        """Return what some names and addresses allow.

        Args:
            names: Addresses, whose ports are part of them, and hosts such as
                "example.org" or "example.org:8080".

        Raises:
            RefusedAddressError: One can be read as neither.
        """
        return cls(frozenset(map(_named, names)))

    def check(self, text: str) -> Address:
        """Return an address, if its host was named.

        Args:
            text: The address.

        Raises:
            RefusedAddressError: It was not, or the address cannot be asked.
        """
        address = read_address(text)
        if not {(address.host, None), (address.host, address.port)} & self.hosts:
            raise RefusedAddressError(
                Text(
                    f"{address.text} was not asked: nobody named the host "
                    f"{address.authority}. If you trust it, name its address.",
                    f"{address.text} n'a pas été interrogé : personne n'a nommé "
                    f"l'hôte {address.authority}. Si vous lui faites confiance, "
                    "indiquez son adresse.",
                )
            )
        return address


def read_address(text: str) -> Address:
    """Take an address apart.

    Args:
        text: The address, as in "https://example.org:8080/sparql?a=b".

    Raises:
        RefusedAddressError: It is none of http or https, names a user, or holds
            something that no address holds.
    """
    scheme, host, port = _parts(text)
    if scheme not in _PORTS:
        raise _refused(text)
    parts = urlsplit(text)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    address = Address("", scheme, host, port or _PORTS[scheme], target)
    return replace(address, text=f"{scheme}://{address.authority}{target}")


def is_network_address(host: str) -> bool:
    """Tell whether a host is written as a network address, not as a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _named(text: str) -> tuple[str, int | None]:
    if "://" in text:
        address = read_address(text)
        return address.host, address.port
    host = f"[{text}]" if text.count(":") > 1 and "[" not in text else text
    if "/" in host:
        raise _refused(text)
    return _parts(f"//{host}")[1:]


def _parts(text: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port."""
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").removesuffix("."), parts.port
        if not _ADDRESS.fullmatch(text) or "@" in parts.netloc:
            raise _refused(text)
        if ":" in host:
            host = str(IPv6Address(host))
        elif not _HOST.fullmatch(host):
            raise _refused(text)
    except ValueError as error:
        raise _refused(text) from error
    return parts.scheme, host, port


def _refused(text: str) -> RefusedAddressError:
    shown = _USER.sub("//…@", text)  # no password in a sentence that may be kept
    return RefusedAddressError(
        Text(
            f"“{shown}” is no address that can be asked. Write it as in "
            "https://example.org/sparql, without a user's name or password; other "
            "signs than ASCII as %… in the path, as xn--… in the host.",
            f"« {shown} » n'est pas une adresse qu'on peut interroger. Écrivez-la "
            "comme dans https://example.org/sparql, sans nom d'utilisateur ni mot de "
            "passe; les signes non ASCII, sous la forme %… dans le chemin et xn--… "
            "dans l'hôte.",
        )
    )
