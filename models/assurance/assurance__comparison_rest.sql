{{ comparison(payload=false) }}
