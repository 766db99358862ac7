{{ prepare_table('ssd_ehcp_active_plans') }}
