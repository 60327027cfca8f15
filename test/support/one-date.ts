import { deserialize, serialize } from 'node:v8';

/**
 * Jest gives each file a world of its own, and Node's own code makes dates of the world outside, which are then no
 * `Date` to us: a recalled answer would not look like the first one. Here, as in production, there is one kind.
 */
const outside = deserialize(serialize(new Date(0))) as Date;
globalThis.Date = outside.constructor as DateConstructor;
