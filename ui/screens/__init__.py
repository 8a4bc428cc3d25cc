"""One file per screen; a screen never imports another screen."""
