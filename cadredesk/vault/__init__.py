"""Key slots, recovery, wrapping of keys, sealed files: bytes in, bytes out."""
