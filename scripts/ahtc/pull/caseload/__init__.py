"""The officer's own records, counted on the officer's own machine."""
