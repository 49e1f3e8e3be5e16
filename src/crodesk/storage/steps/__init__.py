"""The steps by which an older file is brought up to date, a module a schema; none is ever changed again."""
