// Prints the first COUNT records of a topic as JSON lines: node read-scored.js BOOTSTRAP REGISTRY TOPIC COUNT
const { AvroDeserializer, SchemaRegistryClient, SerdeType } = require('@confluentinc/schemaregistry');
const { Kafka, logLevel } = require('kafkajs');
const { typeHook, replacer } = require('./longs');

const [, , bootstrap, registry, topic, count] = process.argv;
if (!(Number(count) > 0)) {
  console.error('usage: node read-scored.js BOOTSTRAP REGISTRY TOPIC COUNT');
  process.exit(2);
}

const client = new SchemaRegistryClient({ baseURLs: [registry] });
const deserializer = new AvroDeserializer(client, SerdeType.VALUE, { typeHook });
const kafka = new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `read-scored-${process.pid}-${Date.now()}` });

async function main() {
  let left = Number(count);
  let finish;
  const finished = new Promise((resolve, reject) => {
    finish = resolve;
    setTimeout(() => reject(new Error(`only ${count - left} of ${count} records within 60 s`)), 60_000).unref();
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      if (left <= 0) return;
      const value = await deserializer.deserialize(topic, message.value);
      console.log(JSON.stringify({ key: message.key.toString(), value }, replacer));
      left -= 1;
      if (left === 0) finish();
    },
  });
  await finished;
  await consumer.disconnect();
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`read-scored: ${error.message}`);
    process.exit(1);
  },
);
