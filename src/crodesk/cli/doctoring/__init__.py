"""What `crodesk doctor` looks at, a module a part: this computer, the terminal, the settings, the desk."""
