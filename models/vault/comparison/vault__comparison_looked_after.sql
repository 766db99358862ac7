{{ comparison('looked_after') }}
