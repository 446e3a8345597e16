"""What somebody else signed about a learner: checked without the internet, told in words that say no more."""
