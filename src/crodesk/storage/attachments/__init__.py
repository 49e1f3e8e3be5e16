"""Papers and photos of customers: kept by content beside the desk, encrypted when the desk is."""

from crodesk.storage.attachments.copies import PrivateCopies
from crodesk.storage.attachments.store import LARGEST, Attachments, Findings, Kept, copy_all, folder_of, remove_all

__all__ = ["LARGEST", "Attachments", "Findings", "Kept", "PrivateCopies", "copy_all", "folder_of", "remove_all"]
