{{ prepare_table('ssd_s251_finance') }}
