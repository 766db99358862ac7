{{ payload_block('live', 'child_looked_after_placements', child_looked_after_placements_rows('live')) }}
