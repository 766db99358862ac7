{{ payload_block('constructed', 'child_protection_plans', child_protection_plans_rows('constructed')) }}
