"""Copies of a desk that were opened again and counted before they are believed, and the way back from one."""

from crodesk.storage.backups.folder import Backup, backups_of, newest
from crodesk.storage.backups.making import copy_to, make
from crodesk.storage.backups.restoring import Restored, restore

__all__ = ["Backup", "Restored", "backups_of", "copy_to", "make", "newest", "restore"]
