{{ prepare_table('ssd_sdq_scores') }}
