{{ prepare_table('ssd_linked_identifiers') }}
