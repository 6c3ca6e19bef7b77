"""Pure rules of registries: paths into records, who may read which fields, what a record is about."""
