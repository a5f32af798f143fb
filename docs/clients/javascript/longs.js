// Avro's long has 64 bits, a JavaScript number 53: longs that do not fit become BigInt instead of an error.
const avro = require('avsc');

const long = avro.types.LongType.__with({
  fromBuffer: (buffer) => {
    const value = buffer.readBigInt64LE();
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  },
  toBuffer: (value) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(BigInt(value));
    return buffer;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value) => typeof value === 'bigint' || Number.isSafeInteger(value),
  compare: (a, b) => (a === b ? 0 : a < b ? -1 : 1),
});

/** Option of AvroSerializer and AvroDeserializer. */
const typeHook = (schema) => (schema === 'long' || schema.type === 'long' ? long : undefined);

/** For JSON.stringify: longs beyond 53 bits as strings. */
const replacer = (_key, value) => (typeof value === 'bigint' ? value.toString() : value);

module.exports = { typeHook, replacer };
