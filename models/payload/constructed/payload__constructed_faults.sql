{{ payload_faults('constructed') }}
