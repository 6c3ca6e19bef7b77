"""What every room stands on: clock, money, text, ids, sealed fields, rules, refusals, journal, outbox. No domain."""
