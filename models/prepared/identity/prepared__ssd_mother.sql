{{ prepare_table('ssd_mother') }}
