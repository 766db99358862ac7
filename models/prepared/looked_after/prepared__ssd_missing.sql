{{ prepare_table('ssd_missing') }}
