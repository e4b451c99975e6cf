"""What knows no kind of fact: problems, files, words, languages, pages, references, the clock."""
