{{ prepare_table('ssd_ehcp_named_plan') }}
