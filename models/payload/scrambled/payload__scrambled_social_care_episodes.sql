{{ payload_block('scrambled', 'social_care_episodes', social_care_episodes_rows()) }}
