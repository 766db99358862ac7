{{ payload_block('live', 'care_worker_details', care_worker_details_rows('live')) }}
