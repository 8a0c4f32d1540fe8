"""Asks the exercise's own program for an account: its balance, its owner, and how many events it has.

    read_account.py ACCOUNT
"""
import sys

from event_store import Account, EventStore

account = Account(sys.argv[1], EventStore("account-events"))
print(f"balance ${account.get_balance():.2f} of {account.owner} after {len(account.get_transaction_history())} events")
