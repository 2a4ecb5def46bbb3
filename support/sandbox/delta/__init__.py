"""From the events table to the delta table: what a change gives, and its publication some time later."""

from support.sandbox.delta.publisher import DeadLetter, DeltaPublisher

__all__ = ["DeadLetter", "DeltaPublisher"]
