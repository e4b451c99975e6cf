"""What happens to the built site: addresses, redirects, the site map, weights, the swap into place, serving it."""
