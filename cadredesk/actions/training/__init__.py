"""What a user can do in the years of training: one file per area."""
