{{ violations(payload=true) }}
