"""What a user can do: one file per area, one public function per thing done."""
