{{ payload_items('live') }}
