{{ prepare_table('ssd_voice_of_child') }}
