"""The police forces of data.police.uk."""
