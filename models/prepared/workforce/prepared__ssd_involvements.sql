{{ prepare_table('ssd_involvements') }}
