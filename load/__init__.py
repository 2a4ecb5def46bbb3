"""The defining journey under load; Locust is the engine, and `locustfile.py` is where it begins.

Locust makes the process in which it is imported cooperative (gevent), so nothing in here imports it: all of
it can be tested in an ordinary process.
"""
