"""First responders: who may refer a person to the National Referral Mechanism."""
