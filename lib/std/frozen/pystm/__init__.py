"""What pystm has beyond the standard library."""
