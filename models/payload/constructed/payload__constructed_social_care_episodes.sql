{{ payload_block('constructed', 'social_care_episodes', social_care_episodes_rows()) }}
