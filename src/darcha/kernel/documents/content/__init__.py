"""The bytes themselves: cleaning what comes in, printing and sealing what goes out, reading seals back."""
