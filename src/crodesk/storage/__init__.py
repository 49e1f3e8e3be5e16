"""What is kept: tables, the encrypted file, its journal, its search index."""
