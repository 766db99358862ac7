{{ prepare_table('ssd_pre_proceedings') }}
