"""The Charity Commission's register."""
