{{ prepare_table('ssd_dim_date') }}
