{{ scramble_table('ssd_missing') }}
