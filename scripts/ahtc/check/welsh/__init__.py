"""The rules of Welsh text: spelling, mutation, terms, names, addresses."""
