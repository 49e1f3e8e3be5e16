"""The desk locked: its key and everything on the screen are gone until the passphrase is given again."""
