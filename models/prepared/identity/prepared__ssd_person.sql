{{ prepare_table('ssd_person') }}
