"""SHACL as it is written: from a shapes graph to shapes that can be checked."""
