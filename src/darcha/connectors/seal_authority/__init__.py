"""The body seal: a demo authority made on first start, or the installation's own PKCS#12."""
