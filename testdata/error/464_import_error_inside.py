import helpers.raises
