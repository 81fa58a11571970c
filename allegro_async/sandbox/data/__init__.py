"""What the sandbox invents: people, places, goods and the times of their purchases."""
