{{ payload_block('constructed', 'child_looked_after_placements', child_looked_after_placements_rows('constructed')) }}
