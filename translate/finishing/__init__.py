"""The last touches: names, terms, markup and what stands for what; how sure the program is."""
