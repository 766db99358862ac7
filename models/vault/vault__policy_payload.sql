{{ policy_table('payload') }}
