"""What the sandbox remembers: orders, offers and the journals of their events."""
