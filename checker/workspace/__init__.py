"""The files of a specification folder, loaded together."""
