"""Measurements that anybody can repeat; figures of one machine are compared with each other only."""
