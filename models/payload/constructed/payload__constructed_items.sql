{{ payload_items('constructed') }}
