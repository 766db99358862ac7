{{ payload_block('constructed', 'care_worker_details', care_worker_details_rows('constructed')) }}
