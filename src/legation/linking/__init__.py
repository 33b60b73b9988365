"""Links to the outside: proposed with reasons, decided by people, reversible."""
