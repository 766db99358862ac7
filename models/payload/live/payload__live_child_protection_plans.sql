{{ payload_block('live', 'child_protection_plans', child_protection_plans_rows('live')) }}
