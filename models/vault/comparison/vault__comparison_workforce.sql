{{ comparison('workforce') }}
