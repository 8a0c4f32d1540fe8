"""Prints the items of a table, a line for each: its attributes with their types, in the order of their names.

    read_projection.py TABLE
"""
import sys

import boto3

dynamodb = boto3.client("dynamodb", region_name="us-east-1")

items = dynamodb.scan(TableName=sys.argv[1], ConsistentRead=True)["Items"]
for item in sorted(items, key=str):
    print(", ".join(f"{name} {kind}={value}" for name in sorted(item) for kind, value in item[name].items()))
