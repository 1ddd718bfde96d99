import helpers.circular_a
