"""Pages as files: templates filled, written below one folder, by as many processes as there are cores."""
