"""The version of this program: said once, here; the distribution and the changelog have the same."""

VERSION = "0.2.0"
