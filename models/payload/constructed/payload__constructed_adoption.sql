{{ payload_block('constructed', 'adoption', adoption_rows('constructed')) }}
