{{ row_counts(payload=false) }}
