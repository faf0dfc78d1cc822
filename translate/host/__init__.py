"""What the machine gives: files of the user, folders of the program, prepared forms, the terminal."""
