"""The commands of the command line, one file each; heavy imports stand inside their functions."""
