"""Reads all events of a stream, as any program with boto3 may.

    consumer.py STREAM

Knows nothing of Yore. Prints a line for each event: its five fields, joined by "|"; then one for each account with its balance.
"""
import json
import sys
from decimal import Decimal

import boto3

kinesis = boto3.client("kinesis", region_name="us-east-1")


def records(stream):
    for shard in kinesis.list_shards(StreamName=stream)["Shards"]:
        iterator = kinesis.get_shard_iterator(
            StreamName=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        while iterator:
            answer = kinesis.get_records(ShardIterator=iterator)
            yield from answer["Records"]
            iterator = answer.get("NextShardIterator")
            if not answer["Records"]:
                break


def change(event):
    data = event["data"]
    changes = {
        "AccountCreated": lambda: data["initialBalance"],
        "MoneyDeposited": lambda: data["amount"],
        "MoneyWithdrawn": lambda: -data["amount"],
    }
    return changes[event["eventType"]]()


def main(stream):
    balances = {}
    for record in records(stream):
        event = json.loads(record["Data"], parse_float=Decimal)
        account = event["aggregateId"]
        assert record["PartitionKey"] == account, record
        fields = [event[it] for it in ("eventId", "eventType", "aggregateId", "timestamp")]
        print("|".join([*fields, json.dumps(event["data"], default=str, sort_keys=True)]))
        balances[account] = balances.get(account, 0) + change(event)
    for account in sorted(balances):
        print(f"{account}: {balances[account]}")


if __name__ == "__main__":
    main(sys.argv[1])
