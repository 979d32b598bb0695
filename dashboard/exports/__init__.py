"""Writers of what leaves the program, used alike by the pages and the command line."""
