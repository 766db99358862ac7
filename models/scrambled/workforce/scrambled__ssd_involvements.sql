{{ scramble_table('ssd_involvements') }}
