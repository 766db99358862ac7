{{ payload_block('scrambled', 'child_protection_plans', child_protection_plans_rows('scrambled')) }}
