"""Labelled sets of our own, and the figures that they give. Data is split: `dev` to work with, `test` to be graded on."""
