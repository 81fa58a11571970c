"""What the interface file says of requests and answers: its facts, its schemas, and a judge of values."""
