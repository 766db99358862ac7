{{ payload_block('live', 'child_in_need_plans', child_in_need_plans_rows('live')) }}
