{{ wave_items() }}
