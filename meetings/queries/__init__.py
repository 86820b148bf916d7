"""What pages read: frozen structs for one viewer, never rows."""
