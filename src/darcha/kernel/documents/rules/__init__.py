"""Pure rules of papers and files: names, kinds, numbers, codes, verdicts, rights."""
