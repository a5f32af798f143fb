// Sends one collision event: node write-event.js BOOTSTRAP REGISTRY TOPIC
const { AvroSerializer, SchemaRegistryClient, SerdeType } = require('@confluentinc/schemaregistry');
const { Kafka, logLevel } = require('kafkajs');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { typeHook } = require('./longs');

const [, , bootstrap, registry, topic] = process.argv;
if (!topic) {
  console.error('usage: node write-event.js BOOTSTRAP REGISTRY TOPIC');
  process.exit(2);
}

const schemaFile = join(__dirname, '../../../schemas/src/main/avro/CollisionEvent.avsc');
const client = new SchemaRegistryClient({ baseURLs: [registry] });
const serializer = new AvroSerializer(client, SerdeType.VALUE, { useLatestVersion: true, typeHook });
const kafka = new Kafka({ brokers: bootstrap.split(','), logLevel: logLevel.ERROR });

const event = {
  runNumber: 147115,
  luminosityBlock: 3,
  eventNumber: 9007199254740995n,
  eventTime: 1288526400123456,
  origin: 'DATA',
  lineage: null,
  dataset: 'javascript',
  leptons: [
    { flavour: 'MUON', charge: -1, pt: 45.5, eta: 0.5, phi: -1.25, mass: 0.1056583755 },
    { flavour: 'MUON', charge: 1, pt: 38.25, eta: -2.125, phi: 2.5, mass: 0.1056583755 },
  ],
  missingPt: { pt: 12.5, phi: 0.25, sumEt: null },
  jets: [{ pt: 31, eta: 1.5, phi: 0.5, bTag: null }],
  jetSummary: null,
  mmcMass: null,
  truth: null,
};

async function main() {
  await client.register(`${topic}-value`, { schemaType: 'AVRO', schema: readFileSync(schemaFile, 'utf8') });
  const producer = kafka.producer();
  await producer.connect();
  const key = `${event.runNumber}:${event.luminosityBlock}:${event.eventNumber}`;
  await producer.send({ topic, messages: [{ key, value: await serializer.serialize(topic, event) }] });
  await producer.disconnect();
  console.log(`sent ${key}`);
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(`write-event: ${error.message}`);
    process.exit(1);
  },
);
