"""The teacher's desk, for a school's closed use: who there is, and what waits. No part of the site."""
