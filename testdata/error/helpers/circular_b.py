from helpers.circular_a import value
