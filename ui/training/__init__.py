"""The pages of training and of the pool's management; `ui/screens/training.py` and `management.py` join them."""
