{{ payload_block('live', 'social_care_episodes', social_care_episodes_rows()) }}
