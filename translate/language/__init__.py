"""What French and English are: typography, quotation marks, figures, words."""
