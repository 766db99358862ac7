{{ payload_block('scrambled', 'child_in_need_plans', child_in_need_plans_rows('scrambled')) }}
