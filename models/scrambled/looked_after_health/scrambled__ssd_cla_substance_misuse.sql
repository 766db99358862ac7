{{ scramble_table('ssd_cla_substance_misuse') }}
