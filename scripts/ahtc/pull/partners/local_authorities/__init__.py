"""The register of local authorities."""
