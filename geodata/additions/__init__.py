"""What a user adds to a pack: boundaries and populated places, read, checked and stored."""
