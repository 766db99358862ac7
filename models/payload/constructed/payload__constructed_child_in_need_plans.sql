{{ payload_block('constructed', 'child_in_need_plans', child_in_need_plans_rows('constructed')) }}
