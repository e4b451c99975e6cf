"""The site's own search: what its pages say, by every form of every word, in small files."""
