{{ payload_items('scrambled') }}
