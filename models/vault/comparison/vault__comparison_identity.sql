{{ comparison('identity') }}
