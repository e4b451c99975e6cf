"""Showing the site while its files are being changed: built again at each save, and shown again in the browser.

The code that does so is added to what this server sends, and never to a file of the built site.
"""
