"""What becomes of each copy of somebody's data: erased after its time, or kept and why."""
