{{ prepare_table('ssd_early_help_episodes') }}
