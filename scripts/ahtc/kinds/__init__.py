"""What belongs to one kind of fact, a folder a kind."""
