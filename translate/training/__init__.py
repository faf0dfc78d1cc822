"""The recipe that makes a Marian checkpoint from parallel text.

`python -m translate.training prepare CONFIG` cleans the corpus, learns the vocabulary and
writes shards of token ids; `train CONFIG` trains, or goes on where it was stopped; `release
CONFIG` lets the rate fall on the best data and writes the checkpoint. Everything that tells
one model from another is in its configuration (`models/fr-en.toml`).
"""
