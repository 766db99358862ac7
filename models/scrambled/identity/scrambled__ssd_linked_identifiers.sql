{{ scramble_table('ssd_linked_identifiers') }}
