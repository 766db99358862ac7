{{ scramble_table('ssd_mother') }}
