{{ payload_block('scrambled', 'child_looked_after_placements', child_looked_after_placements_rows('scrambled')) }}
