"""Puts events of bank accounts into a stream, as any program with boto3 may, and as some do by mistake.

    producer.py STREAM SCENARIO...

Knows nothing of Yore. Prints the number of each record that it put, a line for each.
"""
import hashlib
import json
import sys

import boto3

kinesis = boto3.client("kinesis", region_name="us-east-1")

GREATEST_HASH_KEY = 2**128 - 1


def event(account, number, event_type, data, timestamp="2024-01-21T10:30:00.123456Z"):
    return {
        "eventId": f"{account}-{number}",
        "eventType": event_type,
        "aggregateId": account,
        "timestamp": timestamp,
        "data": data,
    }


def put(stream, data, key, **more):
    data = data if isinstance(data, (bytes, str)) else json.dumps(data)
    answer = kinesis.put_record(StreamName=stream, Data=data, PartitionKey=key, **more)
    print(answer["SequenceNumber"])


def deposits(stream):
    """Events as they should be, with each way to write a time and a number."""
    put(stream, event("acc_1", 1, "AccountCreated", {"owner": "Zoë", "initialBalance": 0}), "acc_1")
    put(stream, event("acc_1", 2, "MoneyDeposited", {"amount": 100.0}, "2024-01-21T10:30:00"), "acc_1")
    text = json.dumps(event("acc_1", 3, "MoneyDeposited", {"amount": 0}, "2024-01-21T11:30:00.5+01:00"))
    put(stream, text.replace('"amount": 0', '"amount": 12345678901234567890.10'), "acc_1")


def retry(stream):
    """The same event twice, as after an answer that was lost."""
    again = event("acc_2", 1, "AccountCreated", {"owner": "Bob", "initialBalance": 5})
    put(stream, again, "acc_2")
    put(stream, again, "acc_2")


def wrong_key(stream):
    """An event under a key that is not its account's, so that it has no order among that account's events."""
    put(stream, event("acc_3", 1, "AccountCreated", {"owner": "Cleo", "initialBalance": 0}), "someone-else")


def no_json(stream):
    put(stream, b"\xff\x00 deposit 100 to acc_1", "acc_1")
    put(stream, '{"eventType": "MoneyDeposited"', "acc_1")
    put(stream, {"hello": "world"}, "acc_1")


def explicit_hash(stream):
    """Records that are put where the producer says: once into the shard of the key, once into another."""
    own = int.from_bytes(hashlib.md5(b"acc_4").digest(), "big")
    for number, hash_key in (1, own), (2, GREATEST_HASH_KEY - own):
        put(
            stream,
            event("acc_4", number, "MoneyDeposited", {"amount": number}),
            "acc_4",
            ExplicitHashKey=str(hash_key),
        )


def aggregated(stream):
    """Two events in one record, as the Kinesis Producer Library writes them, the second one twice."""
    events = [event("acc_5", number, "MoneyDeposited", {"amount": number}) for number in (1, 2, 2)]
    put(stream, aggregate([("acc_5", json.dumps(it).encode()) for it in events]), "acc_5")


def aggregate(records):
    """The format of aggregated records: a magic number, a message of protocol buffers, and its MD5."""
    keys = sorted({key for key, _ in records})
    message = b"".join(field(1, key.encode()) for key in keys)
    for key, data in records:
        message += field(3, number(1, keys.index(key)) + field(3, data))
    return b"\xf3\x89\x9a\xc2" + message + hashlib.md5(message).digest()


def field(tag, value):
    return varint(tag << 3 | 2) + varint(len(value)) + value


def number(tag, value):
    return varint(tag << 3) + varint(value)


def varint(value):
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + varint(rest) if rest else bytes([low])


SCENARIOS = {
    it.__name__.replace("_", "-"): it
    for it in (deposits, retry, wrong_key, no_json, explicit_hash, aggregated)
}

if __name__ == "__main__":
    for scenario in sys.argv[2:]:
        SCENARIOS[scenario](sys.argv[1])
