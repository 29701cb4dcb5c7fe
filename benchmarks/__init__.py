"""Measurements that take time or other data: ratios and shares, never tests."""
