"""A learner's file made safe to publish, or refused. Nothing of the original's bytes is passed on unread."""
