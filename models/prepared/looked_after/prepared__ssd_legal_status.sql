{{ prepare_table('ssd_legal_status') }}
