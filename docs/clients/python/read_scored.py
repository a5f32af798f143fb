#!/usr/bin/env python3
"""Prints the first COUNT records of a topic as JSON lines: read_scored.py BOOTSTRAP REGISTRY TOPIC COUNT"""

import datetime
import functools
import io
import json
import struct
import sys
import time
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)


class WireFormat:
    """Decodes Confluent's wire format: a zero byte, the schema id in 4 bytes, the Avro body."""

    def __init__(self, registry):
        self.registry = registry

    @functools.lru_cache(maxsize=None)
    def reader(self, schema_id):
        with urllib.request.urlopen(f"{self.registry}/schemas/ids/{schema_id}", timeout=10) as answer:
            return avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))

    def decode(self, data):
        magic, schema_id = struct.unpack(">bI", data[:5])
        if magic != 0:
            raise ValueError(f"not in Confluent's wire format: first byte {magic}")
        return self.reader(schema_id).read(avro.io.BinaryDecoder(io.BytesIO(data[5:])))


def micros(value):
    """For json.dumps: timestamps as microseconds since 1970, as they are on the wire."""
    if isinstance(value, datetime.datetime):
        return (value - EPOCH) // datetime.timedelta(microseconds=1)
    raise TypeError(f"{type(value)} is not JSON")


def records(consumer, count, seconds=60):
    deadline = time.monotonic() + seconds
    while count > 0:
        message = consumer.poll(1.0)
        if message is None:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{count} records did not come within {seconds} s")
        elif message.error():
            raise RuntimeError(message.error())
        else:
            count -= 1
            yield message


def main(bootstrap, registry, topic, count):
    wire = WireFormat(registry)
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": f"read-scored-{time.time_ns()}",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    consumer.subscribe([topic])
    try:
        for message in records(consumer, int(count)):
            line = {"key": message.key().decode(), "value": wire.decode(message.value())}
            print(json.dumps(line, default=micros, ensure_ascii=False))
    finally:
        consumer.close()


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit("usage: read_scored.py BOOTSTRAP REGISTRY TOPIC COUNT")
    try:
        main(*sys.argv[1:])
    except (TimeoutError, RuntimeError, OSError) as error:
        sys.exit(f"read_scored: {error}")
