"""Hosts: the network addresses behind their names, and which of these are refused.

A name may lead into the user's own network, by mistake or on purpose. So only public
addresses are asked, unless users write a network address, or `localhost`, themselves.
"""

import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from legation.egress.addresses import Address, is_network_address
from legation.errors import RefusedAddressError, ServiceError
from legation.texts import Text

_GLOBAL = IPv6Network("2000::/3")  # all of IPv6 that is handed out (RFC 4291)
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 through a translator (RFC 6052)


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine is asked for, besides connections.

    Attributes:
        resolve: Returns the network addresses of a host and port, or raises OSError.
        now: Returns the time, in seconds since 1970.
        sleep: Waits for some seconds.
    """

    resolve: Callable[[str, int], Sequence[str]] = _resolve
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def locate(address: Address, *, machine: Machine) -> Sequence[str]:
    """Return the network addresses that an address leads to, all of them checked.

    Args:
        address: An address whose host the user named.
        machine: What knows the network addresses of names.

    Raises:
        RefusedAddressError: One of them is in a private network, or the like.
        ServiceError: The host has none.
    """
    if is_network_address(address.host):
        return [address.host]
    try:
        found = machine.resolve(address.host, address.port)
    except OSError as error:
        raise ServiceError(_unknown(address, error)) from error
    is_fit = _is_loopback if address.host == "localhost" else _is_public
    for network_address in found:
        if not is_fit(network_address):
            raise RefusedAddressError(_private(address, network_address))
    return found


def _is_loopback(text: str) -> bool:
    return _read(text).is_loopback


def _is_public(text: str) -> bool:
    address = _read(text)
    if isinstance(address, IPv6Address):
        if address in _TRANSLATED:
            address = IPv4Address(int(address) & 0xFFFF_FFFF)
        elif address not in _GLOBAL or address.sixtofour is not None:
            return False
    return address.is_global and not address.is_multicast


def _read(text: str) -> IPv4Address | IPv6Address:
    return ip_address(text.partition("%")[0])


def _unknown(address: Address, error: OSError) -> Text:
    reason = error.strerror or error
    return Text(
        f"The host {address.host} is not found: {reason}. Check its spelling, and "
        "whether this machine is connected.",
        f"L'hôte {address.host} est introuvable : {reason}. Vérifiez son orthographe, "
        "et la connexion de cette machine.",
    )


def _private(address: Address, network_address: str) -> Text:
    return Text(
        f"{address.text} was not asked: {address.host} leads to {network_address}, "
        "which is not a public address. If that is meant, name the network address "
        "itself.",
        f"{address.text} n'a pas été interrogé : {address.host} mène à "
        f"{network_address}, qui n'est pas une adresse publique. Si c'est voulu, "
        "indiquez l'adresse réseau elle-même.",
    )
