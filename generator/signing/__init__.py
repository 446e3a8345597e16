"""What a school signs: judgements as badges, feedback as endorsements, with keys that no build has."""
