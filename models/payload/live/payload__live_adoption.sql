{{ payload_block('live', 'adoption', adoption_rows('live')) }}
