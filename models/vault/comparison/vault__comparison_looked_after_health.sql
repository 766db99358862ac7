{{ comparison('looked_after_health') }}
