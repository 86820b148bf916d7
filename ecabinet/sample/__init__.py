"""Sample data: invented acts of people who are offices only, on official texts that are real."""
