"""The word by which a PDF claims to be ours; it proves nothing."""

MARK = b"darcha-document"
