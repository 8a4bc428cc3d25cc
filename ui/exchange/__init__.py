"""What the screens of the exchange between schools and bureau share."""
