"""Pure functions on text: normalising, offsets, segmentation, quantities, names."""
