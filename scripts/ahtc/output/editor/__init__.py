"""The editor with forms: its configuration is made from the records' models, and it stands beside the built site."""
