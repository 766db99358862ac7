{{ assemble_children(ref('payload__live_items'), ref('payload__live_cohort')) }}
