"""What people say of pairs: their verdicts, what to ask them next, how far two agree."""
