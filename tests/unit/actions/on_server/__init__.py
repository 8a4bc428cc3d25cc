"""The bureau's actions once more, on a real PostgreSQL server instead of the local file."""
