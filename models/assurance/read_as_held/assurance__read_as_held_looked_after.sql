{{- config(post_hook="{{ require_source_unchanged() }}") -}}
{{ read_as_held('looked_after') }}
