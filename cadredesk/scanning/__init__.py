"""Images of ballots to readings (not built yet)."""
