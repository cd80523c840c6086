"""What queues and schedules fire. Each job is one function over the world, safe to run twice and at once."""
