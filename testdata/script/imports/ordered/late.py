name = "late"
