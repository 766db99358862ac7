{{ scramble_table('ssd_contacts') }}
