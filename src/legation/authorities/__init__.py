"""Authorities: outside datasets that say what they know under which name.

Whatever kind an authority is of (a package, a file, a service), it is told what is
sought and yields the entries that may be meant; what they have in common with the
things of the record is judged elsewhere.
"""
