"""The room shown in HTML."""
