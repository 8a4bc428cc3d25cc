"""What leaves the office: archive, manifest, signature."""
