{{ comparison(payload=true) }}
