{{ scramble_table('ssd_person') }}
