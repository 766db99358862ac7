{{ policy_table('rest') }}
