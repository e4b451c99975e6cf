"""Records to Markdown and HTML."""
