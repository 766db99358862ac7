{{ prepare_table('ssd_contacts') }}
