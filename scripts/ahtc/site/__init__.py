"""The site's pages: the shell, the calls expanded, the generated pages, and the tie into the generator."""
